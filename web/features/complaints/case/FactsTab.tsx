import type { Complaint } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import type { Fact } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Told } from '../../../ui/record/Told.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useTerms } from '../../../ui/terms.ts';
import { useClasses } from '../classification/class-names.ts';
import { CaseFiles } from './CaseFiles.tsx';

/** What the customer said and wants, and what they were told. */
function ComplaintFacts({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation();
  const terms = useTerms();
  const { wayOf } = useClasses();
  const { channel, kind, wantsResponse, aboutHandling, answer, validity, cause } = complaint;
  const firstTimes = ({ firstAnsweredAt, firstClosedAt, reopenCount }: Complaint): Fact[] => [
    { label: t('complaints.case.reopen'), value: t('complaints.case.reopened', { count: reopenCount }) },
    ...(firstAnsweredAt
      ? [{ label: t('complaints.case.first-answered'), value: <Instant at={firstAnsweredAt} /> }]
      : []),
    ...(firstClosedAt ? [{ label: t('complaints.case.first-closed'), value: <Instant at={firstClosedAt} /> }] : []),
  ];
  const assessedFacts = ({ assessment }: Complaint): Fact[] => {
    if (!assessment) return [];
    const { complexity, impact, immediate, vulnerability, vulnerabilityReason } = assessment;
    const judged = [
      t(`complaints.complexity.${complexity}`),
      t(`complaints.impact.${impact}`),
      ...(assessment.validity ? [t(`complaints.validity.${assessment.validity}`)] : []),
    ];
    return [
      { label: t('complaints.case.assess'), value: judged.join(t('complaints.list-separator')) },
      ...(immediate ? [{ label: t('complaints.assess.immediate'), value: immediate }] : []),
      ...(vulnerability
        ? [
            {
              label: t('complaints.assess.vulnerability'),
              value: `${t(`complaints.vulnerability.${vulnerability}`)} · ${vulnerabilityReason ?? ''}`,
            },
          ]
        : []),
    ];
  };
  const flags = [
    t(`complaints.channel.${channel}`),
    t(`complaints.kind.${kind}`),
    t(`complaints.case.${wantsResponse ? 'wants-response' : 'no-response'}`),
    ...(aboutHandling ? [t('complaints.case.about-handling')] : []),
  ];
  const facts: Fact[] = [
    { label: t('complaints.case.words'), value: complaint.facts },
    { label: t('complaints.case.demand'), value: complaint.demand },
    ...(complaint.feeling ? [{ label: t('complaints.record.feeling'), value: complaint.feeling }] : []),
    ...assessedFacts(complaint),
    ...(answer ? [{ label: t('complaints.case.answer-given'), value: answer }] : []),
    ...(validity ? [{ label: t('complaints.validity-label'), value: t(`complaints.validity.${validity}`) }] : []),
    ...(complaint.classCode ? [{ label: t('complaints.class.label'), value: wayOf(complaint.classCode) }] : []),
    ...(cause ? [{ label: t('complaints.cause'), value: terms.name('cause', cause) }] : []),
    { label: t('complaints.received'), value: <Instant at={complaint.lodgedAt} /> },
    ...(complaint.reopenCount > 0 ? firstTimes(complaint) : []),
    { label: t('complaints.case.flags'), value: flags.join(t('complaints.list-separator')) },
  ];
  return (
    <Section title={t('complaints.case.facts')}>
      <Told facts={facts} />
    </Section>
  );
}

export default function FactsTab({ complaint }: { complaint: Complaint }) {
  return (
    <>
      <ComplaintFacts complaint={complaint} />
      <CaseFiles complaint={complaint} />
    </>
  );
}
