import type { Feedback } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/record/Section.tsx';
import { Told } from '../../../ui/record/Told.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useOutcomeWords, visitTone } from '../visits/words.ts';

type Shown = Feedback['visits'][number];

function OneVisit({ visit }: { visit: Shown }) {
  const { t } = useTranslation();
  const outcome = useOutcomeWords();
  const tries = visit.history.map(({ at, byName, reached, words }) => ({
    label: t(reached ? 'complaints.visit.reached' : 'complaints.visit.not-reached'),
    value: (
      <>
        <Instant at={at} /> · {byName}
        {words ? ` · ${words}` : ''}
      </>
    ),
  }));
  return (
    <li>
      <p>
        <StateTag tone={visitTone(visit)}>{outcome(visit)}</StateTag>
      </p>
      <Told facts={[{ label: t('complaints.visit.due'), value: <Instant at={visit.dueAt} /> }, ...tries]} />
    </li>
  );
}

/** What customers said when they were asked after the closing. */
export function VisitsPart({ visits }: { visits: readonly Shown[] }) {
  const { t } = useTranslation();
  return (
    <Section title={t('complaints.visit.title')}>
      {visits.length === 0 ? <p className="quiet">{t('complaints.visit.none-of-case')}</p> : null}
      <ul>
        {visits.map((visit) => (
          <OneVisit key={visit.id} visit={visit} />
        ))}
      </ul>
    </Section>
  );
}
