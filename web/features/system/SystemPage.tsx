import { Link } from '@tanstack/react-router';
import { checkAudit, type FlowStanding, getStatus, type SystemStatus } from '@tongli/contracts/system';
import { Alert, Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../api/hooks.ts';
import type { Column } from '../../ui/list/column.ts';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { useNumbers } from '../../ui/numbers.ts';
import { Page } from '../../ui/Page.tsx';
import { Read } from '../../ui/Read.tsx';
import { Facts } from '../../ui/record/Facts.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { StateTag, type Tone } from '../../ui/StateTag.tsx';
import { Instant } from '../../ui/Times.tsx';
import { useFlowName } from './flow-name.ts';
import { PublicAddressPart } from './PublicAddressPart.tsx';
import { bytesText, isGrave, troublesOf } from './trouble.ts';

const everyMs = 5_000;
const voiceTones = { off: 'neutral', away: 'limit', reached: 'done' } as const satisfies Record<
  SystemStatus['voice'],
  Tone
>;

function Troubles({ status }: { status: SystemStatus }) {
  const { t } = useTranslation();
  const troubles = troublesOf(status);
  if (troubles.length === 0)
    return <Alert type="success" showIcon className="form-notice" title={t('system.all-well')} />;
  return troubles.map((trouble) => (
    <Alert
      key={trouble}
      type={isGrave(trouble) ? 'error' : 'warning'}
      showIcon
      className="form-notice"
      title={t(`system.trouble.${trouble}`)}
      description={t(`system.remedy.${trouble}`)}
    />
  ));
}

function Installation({ status }: { status: SystemStatus }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { release, clock, database, log, audit, backup, voice } = status;
  return (
    <Section title={t('system.installation')}>
      <Facts
        facts={[
          { label: t('system.release'), value: release },
          { label: t('system.database'), value: `PostgreSQL ${database.version}` },
          { label: t('system.size'), value: bytesText(database.bytes, number) },
          { label: t('system.clock'), value: t(`system.clock-mode.${clock}`) },
          { label: t('system.facts'), value: number(log.sealed) },
          { label: t('system.entries'), value: number(audit.sealed) },
          { label: t('system.unsealed'), value: number(log.unsealed + audit.unsealed) },
          {
            label: t('system.voice'),
            value: <StateTag tone={voiceTones[voice]}>{t(`system.voice-state.${voice}`)}</StateTag>,
          },
          {
            label: t('system.backup'),
            value: backup ? <Instant at={backup.at} /> : t('system.no-backup'),
          },
        ]}
      />
    </Section>
  );
}

function AuditCheck({ status: { auditCheck } }: { status: SystemStatus }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { mutate, isPending, isSuccess } = useAct(checkAudit);
  /** The verdict that stood here when the check was asked for: any other is its own. */
  const [former, setFormer] = useState<string | null>(null);
  const at = auditCheck?.at ?? null;
  const words = ({ intact, entries, position }: NonNullable<typeof auditCheck>) =>
    intact
      ? t('system.audit.intact', { count: entries ?? 0, entries: number(entries ?? 0) })
      : t('system.audit.broken', { position: number(position ?? 0) });
  const ask = () => {
    setFormer(at);
    mutate({});
  };
  return (
    <Section
      title={t('system.audit.title')}
      actions={
        <Button loading={isPending} onClick={ask}>
          {t('system.audit.check')}
        </Button>
      }
    >
      {auditCheck ? (
        <Facts
          facts={[
            {
              label: t('system.audit.verdict'),
              value: <StateTag tone={auditCheck.intact ? 'done' : 'breached'}>{words(auditCheck)}</StateTag>,
            },
            { label: t('system.audit.at'), value: <Instant at={auditCheck.at} /> },
          ]}
        />
      ) : (
        <p>{t('system.audit.never')}</p>
      )}
      {isSuccess && at === former ? (
        <p className="quiet" role="status">
          {t('system.audit.asked')}
        </p>
      ) : null}
    </Section>
  );
}

function useFlowColumns(): Column<FlowStanding>[] {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const flowName = useFlowName();
  return [
    { key: 'name', title: t('system.flow.name'), text: ({ name }) => flowName(name), phone: 'title' },
    { key: 'behind', title: t('system.flow.behind'), number: true, text: ({ behind }) => number(behind) },
    {
      key: 'since',
      title: t('system.flow.since'),
      text: ({ waitingSince }) => waitingSince ?? '',
      render: ({ waitingSince }) => (waitingSince ? <Instant at={waitingSince} /> : '—'),
    },
    {
      key: 'parked',
      title: t('system.flow.parked'),
      number: true,
      text: ({ parked }) => number(parked),
      render: ({ name, parked }) =>
        parked === 0 ? (
          '0'
        ) : (
          <Link to={`/settings/system/parked-facts?${encodeURI('filter[flow][eq]')}=${name}`}>
            <StateTag tone="breached">{number(parked)}</StateTag>
          </Link>
        ),
    },
  ];
}

function Jobs({ jobs }: { jobs: SystemStatus['jobs'] }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  return (
    <Section title={t('system.jobs.title')} actions={<Link to="/settings/system/jobs">{t('system.jobs.all')}</Link>}>
      <Facts
        facts={[
          { label: t('system.job-state.waiting'), value: number(jobs.waiting) },
          { label: t('system.job-state.running'), value: number(jobs.running) },
          { label: t('system.job-state.failed'), value: number(jobs.failed) },
        ]}
      />
    </Section>
  );
}

/** How the installation stands, and what asks for somebody. */
export default function SystemPage() {
  const { t } = useTranslation();
  const columns = useFlowColumns();
  const status = useRead(getStatus, {}, { refetchInterval: everyMs });
  return (
    <Page title={t('system.title')} lead={t('system.lead')}>
      <Read of={status}>
        {(data) => (
          <>
            <Troubles status={data} />
            <Installation status={data} />
            <PublicAddressPart />
            <AuditCheck status={data} />
            <Jobs jobs={data.jobs} />
            <Section
              title={t('system.flows')}
              actions={<Link to="/settings/system/parked-facts">{t('system.parked.all')}</Link>}
            >
              <DataTable columns={columns} rows={data.flows} rowKey={({ name }) => name} label={t('system.flows')} />
            </Section>
          </>
        )}
      </Read>
    </Page>
  );
}
