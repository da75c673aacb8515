import { type Complaint, listCaseCompensations } from '@tongli/contracts/complaints';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Read } from '../../../ui/Read.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { CompensationCard } from './CompensationCard.tsx';
import ProposeForm from './ProposeForm.tsx';

/** What the customer of a case was offered and given. */
export default function CompensationTab({ complaint }: { complaint: Complaint }) {
  const { t } = useTranslation();
  const [proposing, setProposing] = useState(false);
  const result = useRead(listCaseCompensations, { params: { id: complaint.id } });
  const mayPropose = may(useMe(), 'complaints.handle');
  return (
    <>
      {proposing ? (
        <Section title={t('complaints.compensation.propose')}>
          <ProposeForm complaint={complaint} onClose={() => setProposing(false)} />
        </Section>
      ) : mayPropose ? (
        <p>
          <ActButton allowance={complaint.actions['record-step']} onAct={() => setProposing(true)}>
            {t('complaints.compensation.propose')}
          </ActButton>
        </p>
      ) : null}
      <Read of={result}>
        {({ compensations }) =>
          compensations.length === 0 ? (
            <Empty title={t('complaints.compensation.empty')}>{t('complaints.compensation.empty-words')}</Empty>
          ) : (
            compensations.map((one) => <CompensationCard key={one.id} one={one} />)
          )
        }
      </Read>
    </>
  );
}
