import { Link } from '@tanstack/react-router';
import { decideNuisance, liftNuisance, listNuisance, type NuisanceEntry } from '@tongli/contracts/contacts';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Instant, useExportInstant } from '../../../ui/Times.tsx';

type Deciding = 'approve' | 'decline' | 'lift';
interface Asked {
  readonly entry: NuisanceEntry;
  readonly how: Deciding;
}

const tones: Readonly<Record<NuisanceEntry['state'], Tone>> = {
  asked: 'waiting',
  approved: 'breached',
  declined: 'neutral',
  lifted: 'neutral',
  expired: 'neutral',
};
const acts = ['approve', 'decline', 'lift'] as const;
const mostNote = 400;

function useColumns(onAct: (asked: Asked) => void): Column<NuisanceEntry>[] {
  const { t } = useTranslation();
  const instant = useExportInstant();
  return [
    { key: 'phone', title: t('contacts.side.phone'), text: ({ phone }) => phone ?? '', phone: 'title' },
    {
      key: 'state',
      title: t('contacts.column.state'),
      text: ({ state }) => t(`contacts.nuisance.state.${state}`),
      render: ({ state }) => <StateTag tone={tones[state]}>{t(`contacts.nuisance.state.${state}`)}</StateTag>,
      phone: 'title',
    },
    { key: 'reason', title: t('contacts.nuisance.reason'), text: ({ reason }) => reason, grows: true },
    {
      key: 'asked',
      title: t('contacts.nuisance.asked'),
      text: ({ askedByName, askedAt }) => `${askedByName} ${instant(askedAt)}`,
      render: ({ askedByName, askedAt, contactId }) => (
        <>
          {askedByName} ·{' '}
          {contactId ? (
            <Link to={`/contacts/${contactId}`}>
              <Instant at={askedAt} />
            </Link>
          ) : (
            <Instant at={askedAt} />
          )}
        </>
      ),
    },
    { key: 'decided', title: t('contacts.nuisance.decided'), text: ({ decidedByName }) => decidedByName },
    {
      key: 'expires',
      title: t('contacts.nuisance.expires'),
      text: ({ expiresAt }) => instant(expiresAt),
      render: ({ expiresAt }) => <Instant at={expiresAt} />,
    },
    { key: 'blocked', title: t('contacts.nuisance.blocked'), number: true, text: ({ blocked }) => String(blocked) },
    {
      key: 'acts',
      title: t('contacts.nuisance.acts'),
      only: 'screen',
      // On a phone, what has no words is left out.
      text: ({ actions }) => (acts.some((how) => actions[how]?.allowed) ? t('contacts.nuisance.acts') : ''),
      render: (entry) =>
        acts
          .filter((how) => entry.actions[how]?.allowed || (entry.state === 'asked' && how !== 'lift'))
          .map((how) => (
            <ActButton key={how} allowance={entry.actions[how]} onAct={() => onAct({ entry, how })}>
              {t(`contacts.nuisance.act.${how}`)}
            </ActButton>
          )),
    },
  ];
}

function DecisionDrawer({ asked: { entry, how }, onClose }: { asked: Asked; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, version } = entry;
  const words = {
    name: `contacts.nuisance.${id}.${how}`,
    title: t(`contacts.nuisance.act.${how}`),
    consequence: t(`contacts.nuisance.consequence.${how}`),
    submit: t(`contacts.nuisance.act.${how}`),
    most: mostNote,
    onClose,
  };
  if (how === 'lift')
    return (
      <ReasonDrawer
        {...words}
        endpoint={liftNuisance}
        input={(note) => ({ params: { id }, body: { note, version } })}
      />
    );
  return (
    <ReasonDrawer
      {...words}
      endpoint={decideNuisance}
      input={(note) => ({ params: { id }, body: { approved: how === 'approve', note, version } })}
    />
  );
}

/** Numbers that are refused for a time: asked for by one, approved by another. */
export default function NuisancePage() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [all, setAll] = useState(false);
  const list = useRead(listNuisance, {});
  const columns = useColumns(setAsked);
  const open = (entry: NuisanceEntry) => all || entry.state === 'asked' || entry.state === 'approved';
  return (
    <Page
      title={t('contacts.nuisance.title')}
      lead={t('contacts.nuisance.lead')}
      actions={
        <Button aria-pressed={all} onClick={() => setAll(!all)}>
          {t(all ? 'contacts.nuisance.open-only' : 'contacts.nuisance.all')}
        </Button>
      }
    >
      <Read of={list}>
        {({ entries }) => (
          <DataTable<NuisanceEntry>
            columns={columns}
            rows={entries.filter(open)}
            rowKey={({ id }) => id}
            label={t('contacts.nuisance.title')}
            empty={<Empty title={t('contacts.nuisance.empty')}>{t('contacts.nuisance.empty-words')}</Empty>}
          />
        )}
      </Read>
      {asked ? <DecisionDrawer asked={asked} onClose={() => setAsked(null)} /> : null}
    </Page>
  );
}
