import { getIncident, type Incident } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { usePathParam } from '../../../ui/address.ts';
import { useBilingual } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Read } from '../../../ui/Read.tsx';
import { RecordPage } from '../../../ui/record/RecordPage.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { CrisisLog, CrisisPart } from './CrisisPart.tsx';
import { ExcessChart } from './ExcessChart.tsx';
import { ClosingPart, OwnerPart, WordingPart } from './IncidentActs.tsx';
import { IncidentCases } from './IncidentCases.tsx';
import { useMatterName } from './matter.ts';
import { toneOfIncident } from './tones.ts';

function IncidentRecord({ incident }: { incident: Incident }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const pick = useBilingual();
  const terms = useTerms();
  const matter = useMatterName();
  const { observed, expected, startedAt, foundAt, closedAt, cause, closing, ownerName, state } = incident;
  const facts = [
    { label: t('complaints.incident.matter'), value: matter(incident) },
    {
      label: t('complaints.incident.excess'),
      value:
        observed === 0
          ? t('complaints.incident.announced')
          : t('complaints.incident.excess-of', { observed, expected: number(expected, 1) }),
    },
    { label: t('complaints.incident.started'), value: <Instant at={startedAt} /> },
    { label: t('complaints.incident.found'), value: <Instant at={foundAt} /> },
    { label: t('complaints.owner'), value: ownerName ?? t('complaints.nobody') },
    ...(closedAt ? [{ label: t('complaints.incident.closed'), value: <Instant at={closedAt} /> }] : []),
    ...(cause ? [{ label: t('complaints.cause'), value: terms.name('cause', cause) }] : []),
  ];
  return (
    <RecordPage
      title={t('complaints.incident.page', { number: incident.number })}
      state={
        <StateTag tone={toneOfIncident[state]}>
          {incident.inCrisis ? t('complaints.crisis.running') : t(`complaints.incident.state.${state}`)}
        </StateTag>
      }
      facts={facts}
      aside={
        <>
          <CrisisPart incident={incident} />
          <OwnerPart incident={incident} />
          <WordingPart incident={incident} />
          {state === 'open' ? <ClosingPart incident={incident} /> : null}
        </>
      }
    >
      <ExcessChart intervals={incident.intervals} />
      {closing ? (
        <Section title={t('complaints.incident.told')}>
          <blockquote className="quoted">{pick(closing)}</blockquote>
        </Section>
      ) : null}
      <CrisisLog incident={incident} />
      <IncidentCases incident={incident} />
    </RecordPage>
  );
}

/** One burst of complaints: how far off it is, what belongs to it, what is said of it, and how it ended. */
export default function IncidentPage() {
  const incident = useRead(getIncident, { params: { id: usePathParam('id') } });
  return <Read of={incident}>{(data) => <IncidentRecord incident={data} />}</Read>;
}
