import { type Complaint, type Finding, listCaseFindings } from '@tongli/contracts/complaints';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { FindingForm } from './FindingForm.tsx';
import { SanctionCard } from './SanctionCard.tsx';

function OneFinding({ finding }: { finding: Finding }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { number, rule, upheld, what, foundByName, foundAt, sanctions } = finding;
  return (
    <Section
      title={`${number} · ${pick(rule.name)}`}
      actions={
        <StateTag tone={upheld ? 'limit' : 'neutral'}>
          {t(`complaints.accountability.${upheld ? 'upheld-yes' : 'upheld-no'}`)}
        </StateTag>
      }
    >
      <p>{what}</p>
      <p className="quiet">
        {foundByName} · <Instant at={foundAt} />
      </p>
      {sanctions.map((one) => (
        <SanctionCard key={one.id} one={one} />
      ))}
    </Section>
  );
}

/** What was found out about a case, who answers for it and what follows. */
export default function AccountabilityTab({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation();
  const [recording, setRecording] = useState(false);
  const settles = may(useMe(), 'complaints.settle');
  const result = useRead(listCaseFindings, { params: { id: complaint.id } });
  return (
    <Read of={result}>
      {({ findings, actions }) => (
        <>
          {recording ? (
            <Section title={t('complaints.accountability.record')}>
              <FindingForm complaintId={complaint.id} onClose={() => setRecording(false)} />
            </Section>
          ) : settles ? (
            <p>
              <ActButton allowance={actions.record} onAct={() => setRecording(true)}>
                {t('complaints.accountability.record')}
              </ActButton>
            </p>
          ) : null}
          {findings.length === 0 && !recording ? (
            <Empty title={t('complaints.accountability.empty')}>{t('complaints.accountability.empty-words')}</Empty>
          ) : null}
          {findings.map((one) => (
            <OneFinding key={one.id} finding={one} />
          ))}
        </>
      )}
    </Read>
  );
}
