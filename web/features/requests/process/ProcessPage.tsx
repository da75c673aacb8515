import { getProcessDefinition, getServiceProcess, type ServiceProcess } from '@tongli/contracts/requests';
import { Alert, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { useBilingual } from '../../../ui/language.ts';
import { Read } from '../../../ui/Read.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Timeline } from '../../../ui/record/Timeline.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Acts } from './Acts.tsx';
import { Differences } from './Differences.tsx';
import { Editor } from './Editor.tsx';
import { MoveTab } from './MoveTab.tsx';
import { PilotsTab } from './PilotsTab.tsx';
import { Revision } from './Revision.tsx';
import { StepsRead } from './StepsRead.tsx';

/** Two versions side by side in words; the draft counts as the newest. */
function Versions({ process }: { process: ServiceProcess }) {
  const { t } = useTranslation();
  const { draft, versions } = process;
  const options = [
    ...(draft ? [{ value: 'draft', label: t('requests.process.has-draft') }] : []),
    ...versions.map(({ versionId, version }) => ({ value: versionId, label: t('requests.version', { version }) })),
  ];
  const [before, setBefore] = useState(options[1]?.value ?? options[0]?.value ?? '');
  const [after, setAfter] = useState(options[0]?.value ?? '');
  const read = (versionId: string) => ({ params: { id: process.id, versionId } });
  const one = useRead(getProcessDefinition, read(before), { enabled: before !== 'draft' && before !== '' });
  const other = useRead(getProcessDefinition, read(after), { enabled: after !== 'draft' && after !== '' });
  const [from, to] = [
    before === 'draft' ? draft?.definition : one.data?.definition,
    after === 'draft' ? draft?.definition : other.data?.definition,
  ];
  return (
    <>
      <Section title={t('requests.process.compare')}>
        <div className="process-row">
          <Select
            aria-label={t('requests.process.from-version')}
            value={before}
            options={options}
            onChange={setBefore}
          />
          <span aria-hidden>→</span>
          <Select aria-label={t('requests.process.to-version')} value={after} options={options} onChange={setAfter} />
        </div>
        {from && to ? <Differences before={from} after={to} /> : null}
      </Section>
      <History process={process} />
    </>
  );
}

function History({ process }: { process: ServiceProcess }) {
  const { t } = useTranslation();
  const entries = process.acts.map(({ id, at, byName, act, version, params, reason }) => ({
    key: id,
    at,
    title: t(`requests.process.act.${act}`, { version, ...params }),
    body: [byName, reason].filter(Boolean).join('\n'),
    tone: act === 'withdrawn' ? ('waiting' as const) : ('done' as const),
  }));
  return (
    <Section title={t('requests.history')}>
      <Timeline entries={entries} label={t('requests.history')} />
    </Section>
  );
}

function Definition({ process }: { process: ServiceProcess }) {
  const start = process.draft?.definition ?? process.current?.definition;
  if (!start) return null;
  if (!process.actions.write?.allowed) return <StepsRead definition={process.current?.definition ?? start} />;
  return <Editor key={process.version} process={process} start={start} />;
}

function Record({ process }: { process: ServiceProcess }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { current, draft, pilots, actions } = process;
  const definition = current?.definition ?? draft?.definition;
  const running = pilots.find(({ state }) => state === 'running');
  const designs = actions.write?.allowed === true;
  return (
    <RecordPage
      title={definition ? pick(definition.name) : process.code}
      lead={definition ? pick(definition.about) : ''}
      state={
        current ? (
          <StateTag tone="done">{t('requests.current', { version: current.version })}</StateTag>
        ) : (
          <StateTag tone="neutral">{t('requests.process.never-published')}</StateTag>
        )
      }
      actions={<Acts process={process} />}
      above={
        <>
          {running ? (
            <Alert
              type="info"
              showIcon
              title={t('requests.process.pilot-runs', {
                version: running.version,
                teams: running.teams.map(({ name }) => pick(name)).join(', '),
              })}
            />
          ) : null}
          <Revision process={process} />
        </>
      }
      tabs={[
        { key: 'definition', label: t('requests.process.tab.definition'), content: <Definition process={process} /> },
        ...(designs && current
          ? [
              {
                key: 'read',
                label: t('requests.process.tab.read'),
                content: <StepsRead definition={current.definition} />,
              },
            ]
          : []),
        { key: 'versions', label: t('requests.process.tab.versions'), content: <Versions process={process} /> },
        ...(designs
          ? [
              { key: 'pilots', label: t('requests.process.tab.pilots'), content: <PilotsTab process={process} /> },
              { key: 'cases', label: t('requests.process.tab.cases'), content: <MoveTab process={process} /> },
            ]
          : []),
      ]}
    />
  );
}

/** A service process: what is in force, its draft, its versions and pilots. */
export default function ProcessPage() {
  const id = usePathParam('id');
  const process = useRead(getServiceProcess, { params: { id } });
  return <Read of={process}>{(data) => <Record process={data} />}</Read>;
}
