import { Link } from '@tanstack/react-router';
import {
  declineLibraryCase,
  getLibraryCase,
  type LibraryCase,
  withdrawLibraryCase,
} from '@tongli/contracts/complaints';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { ReasonDrawer } from '../../../ui/form/ReasonDrawer.tsx';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import type { Fact } from '../../../ui/record/Facts.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { useClasses } from '../classification/class-names.ts';
import { toneOfState } from './LibraryPage.tsx';
import { MarkedText, MarkedWords } from './marks.tsx';
import { ReleasePart, RemovePart } from './Parts.tsx';

export default function LibraryCasePage() {
  const id = usePathParam('id');
  const result = useRead(getLibraryCase, { params: { id } });
  return <Read of={result}>{(entry) => <Entry entry={entry} />}</Read>;
}

function useFacts(): (entry: LibraryCase) => Fact[] {
  const { t } = useTranslation();
  const terms = useTerms();
  const { way } = useClasses();
  return (entry) => [
    ...(entry.classPath.length > 0 ? [{ label: t('complaints.class.label'), value: way(entry.classPath) }] : []),
    { label: t('complaints.product'), value: terms.name('product', entry.product) },
    { label: t('complaints.cause'), value: terms.name('cause', entry.cause) },
    { label: t('complaints.severity-label'), value: t(`complaints.severity.${entry.severity}`) },
    ...(entry.validity
      ? [{ label: t('complaints.validity-label'), value: t(`complaints.validity.${entry.validity}`) }]
      : []),
    {
      label: t('complaints.library.proposed-by'),
      value: (
        <>
          {entry.proposedByName} <Instant at={entry.proposedAt} />
        </>
      ),
    },
    ...(entry.decidedAt
      ? [
          {
            label: t('complaints.library.decided-by'),
            value: (
              <>
                {entry.decidedByName} <Instant at={entry.decidedAt} />
              </>
            ),
          },
        ]
      : []),
  ];
}

function Entry({ entry }: { entry: LibraryCase }) {
  const { t } = useTranslation();
  const facts = useFacts();
  const isGone = entry.parts.length === 0;
  return (
    <RecordPage
      title={entry.number}
      state={<StateTag tone={toneOfState[entry.state]}>{t(`complaints.library.state.${entry.state}`)}</StateTag>}
      facts={facts(entry)}
      actions={<Acts entry={entry} />}
      aside={entry.complaintId && !isGone ? <Inside entry={entry} complaintId={entry.complaintId} /> : undefined}
    >
      {entry.title ? (
        <h2>
          <MarkedWords text={entry.title} />
        </h2>
      ) : null}
      {isGone ? <p>{t('complaints.library.gone-words', { reason: entry.reason ?? '' })}</p> : null}
      {entry.parts.map(({ part, text }) => (
        <Section key={part} title={t(`complaints.library.part.${part}`)}>
          <MarkedText text={text} />
        </Section>
      ))}
    </RecordPage>
  );
}

/** For whoever proposes or releases: what was taken out, more to take out, and the case to compare with. */
function Inside({ entry, complaintId }: { entry: LibraryCase; complaintId: string }) {
  const { t } = useTranslation();
  const taken = Object.entries(entry.taken).filter(([, count]) => count > 0);
  return (
    <>
      <Section title={t('complaints.library.taken')}>
        <ul className="side-list">
          {taken.map(([kind, count]) => (
            <li key={kind}>
              {t(`complaints.library.removed.${kind as keyof LibraryCase['taken']}`)}: {count}
            </li>
          ))}
        </ul>
        {taken.length === 0 ? <p>{t('complaints.library.taken-none')}</p> : null}
        <Link to={`/complaints/${complaintId}`}>{t('complaints.library.compare')}</Link>
      </Section>
      {entry.actions.remove?.allowed ? <RemovePart entry={entry} /> : null}
      {entry.state === 'proposed' ? <ReleasePart entry={entry} /> : null}
    </>
  );
}

const mostReason = 400;

function Acts({ entry }: { entry: LibraryCase }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<'decline' | 'withdraw' | null>(null);
  const { id, version, actions, state } = entry;
  if (state !== 'proposed' && state !== 'released') return null;
  const isOffered = (act: 'decline' | 'withdraw') => actions[act]?.refusal !== 'forbidden';
  return (
    <>
      {state === 'proposed' && isOffered('decline') ? (
        <ActButton allowance={actions.decline} onAct={() => setAsked('decline')}>
          {t('complaints.library.decline')}
        </ActButton>
      ) : null}
      {isOffered('withdraw') ? (
        <ActButton allowance={actions.withdraw} kind="danger" onAct={() => setAsked('withdraw')}>
          {t('complaints.library.withdraw')}
        </ActButton>
      ) : null}
      {asked ? (
        <ReasonDrawer
          endpoint={asked === 'decline' ? declineLibraryCase : withdrawLibraryCase}
          name={`complaints.library.${asked}.${id}`}
          title={t(`complaints.library.${asked}`)}
          consequence={t('complaints.library.text-goes')}
          submit={t(`complaints.library.${asked}`)}
          most={mostReason}
          input={(reason) => ({ params: { id }, body: { reason, version } })}
          onClose={() => setAsked(null)}
        />
      ) : null}
    </>
  );
}
