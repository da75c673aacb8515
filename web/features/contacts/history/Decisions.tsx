import type { ContactRecord, Decision } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useContactWords } from '../words.ts';
import { Candidates } from './Candidates.tsx';

function OneDecision({ decision }: { decision: Decision }) {
  const { t } = useTranslation();
  const words = useContactWords();
  const { agentName, at, candidates, considered, rule, waitedSeconds } = decision;
  return (
    <Section
      title={agentName ? t('contacts.decision.to', { name: agentName }) : t('contacts.decision.nobody')}
      actions={<Instant at={at} />}
    >
      <p className="form-notice">
        {words.ofCode('rule', rule)}{' '}
        <span className="quiet">
          {t('contacts.decision.after', { count: waitedSeconds })}{' '}
          {t('contacts.decision.considered', { count: considered })}
        </span>
      </p>
      <Candidates candidates={candidates} />
    </Section>
  );
}

/** Each time it was offered: to whom, by which rule, and who else was looked at. */
export function Decisions({ record }: { record: ContactRecord }) {
  const { t } = useTranslation();
  if (record.decisions.length === 0) return <p className="quiet">{t('contacts.decision.none')}</p>;
  return record.decisions.map((decision) => <OneDecision key={decision.id} decision={decision} />);
}
