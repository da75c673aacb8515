import { assignComplaint, type Complaint } from '@tongli/contracts/complaints';
import type { Allowance } from '@tongli/contracts/kernel';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { useMe } from '../../../api/session.ts';
import { Slot } from '../../../app/Slot.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { isStep, type Part, type PathPart, positionOf } from './next.ts';
import { handles, type Work } from './work.ts';

/** The next thing to do, in words. */
export function useNextWords(): (next: PathPart | null) => string {
  const { t } = useTranslation();
  return (next) => {
    if (next === null) return t('complaints.case.next-none');
    if (!isStep(next)) return t(`complaints.case.next-${next}`);
    return t('complaints.case.next-step', { position: positionOf(next), step: t(`complaints.step.${next}`) });
  };
}

/** What a role may never do need not be offered; any other refusal is shown with its reason. */
function offered(allowance: Allowance | undefined): Allowance | undefined {
  return allowance?.refusal === 'forbidden' || allowance?.refusal === 'already-owner' ? undefined : allowance;
}

const openers = [
  'note',
  'assess',
  'classify',
  'name',
  'assign',
  'pause',
  'acknowledge',
  'answer',
  'close',
  'reopen',
] as const satisfies readonly Part[];

/** What is done already is not offered again. */
function openersFor({ state, acknowledgedAt, answeredAt, limits }: Complaint): readonly (typeof openers)[number][] {
  if (state === 'closed') return ['note', 'reopen'];
  const waits = limits.some(
    ({ kind, state: now }) => kind === 'respond' && ['running', 'warned', 'paused'].includes(now),
  );
  const done: readonly Part[] = [
    ...(waits ? [] : (['pause'] as const)),
    ...(acknowledgedAt === null ? (['pause'] as const) : (['acknowledge'] as const)),
    ...(answeredAt === null ? (['reopen'] as const) : (['answer', 'pause'] as const)),
  ];
  return openers.filter((part) => !done.includes(part));
}

/** The acts on a case. The next one is primary here only while something else is open below. */
export function CaseActions({ complaint, work }: { complaint: Complaint; work: Work }) {
  const { t } = useTranslation();
  const { accountId } = useMe();
  const words = useProblemWords();
  const nextWords = useNextWords();
  const take = useAct(assignComplaint, work.done);
  const { id, actions } = complaint;
  return (
    <>
      {take.error ? <Alert type="error" showIcon role="alert" title={words.ofError(take.error)} /> : null}
      <Slot name="case.action" give={{ caseId: id, number: complaint.number }} />
      <ActButton
        allowance={complaint.state === 'closed' ? undefined : offered(actions.take)}
        pending={take.isPending}
        onAct={() => take.mutate({ params: { id }, body: { ownerId: accountId } })}
      >
        {t('complaints.case.take')}
      </ActButton>
      {openersFor(complaint)
        .filter((part) => part !== work.part && part !== work.next)
        .map((part) => (
          <ActButton key={part} allowance={offered(actions[part])} onAct={() => work.go(part)}>
            {t(`complaints.case.${part}`)}
          </ActButton>
        ))}
      {work.next && work.part !== work.next && handles(complaint) ? (
        <Button type="primary" onClick={() => work.go(null)}>
          {t('complaints.case.go-next', { next: nextWords(work.next) })}
        </Button>
      ) : null}
    </>
  );
}
