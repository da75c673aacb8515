import { assignComplaint, type Complaint, type OwnerChoice, proposeOwner } from '@tongli/contracts/complaints';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { Why } from './Why.tsx';

interface ProposalProps {
  complaint: Complaint;
  onDone: () => void;
}

function Give({ complaint, choice, onDone }: ProposalProps & { choice: OwnerChoice }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const give = useAct(assignComplaint, onDone);
  const name = choice.candidates.find(({ personId }) => personId === choice.personId)?.name ?? '';
  if (choice.personId === null) return null;
  const body = { ownerId: choice.personId, fromId: complaint.ownerId };
  return (
    <>
      {give.error ? <Alert type="error" showIcon role="alert" title={words.ofError(give.error)} /> : null}
      <p className="form-notice">
        <Button loading={give.isPending} onClick={() => give.mutate({ params: { id: complaint.id }, body })}>
          {t('complaints.assignment.give', { name })}
        </Button>
      </p>
    </>
  );
}

/** Whom the rules would choose now, and why; and what they chose before. */
export function ProposalPart({ complaint, onDone }: ProposalProps) {
  const { t } = useTranslation();
  const proposal = useRead(proposeOwner, { params: { id: complaint.id } });
  return (
    <Section title={t('complaints.assignment.proposal')}>
      <Read of={proposal}>
        {({ choice, last, waitingSince }) => (
          <>
            {waitingSince ? (
              <p>
                {t('complaints.assignment.waits-since')} <Instant at={waitingSince} />
              </p>
            ) : null}
            {choice ? (
              <>
                <Give complaint={complaint} choice={choice} onDone={onDone} />
                <Why choice={choice} />
              </>
            ) : (
              <p className="quiet">{t('complaints.assignment.no-rule')}</p>
            )}
            {last ? (
              <details>
                <summary>
                  {t('complaints.assignment.before')} <Instant at={last.at} />
                </summary>
                <Why choice={last} />
              </details>
            ) : null}
          </>
        )}
      </Read>
    </Section>
  );
}
