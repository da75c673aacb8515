import { assignComplaint, type Complaint } from '@tongli/contracts/complaints';
import type { Allowance } from '@tongli/contracts/kernel';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { useMe } from '../../../api/session.ts';
import { Slot } from '../../../app/Slot.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { MoreActs } from '../../../ui/record/MoreActs.tsx';
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
  'extend',
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
    ...(waits ? [] : (['pause', 'extend'] as const)),
    ...(acknowledgedAt === null ? (['pause', 'extend'] as const) : (['acknowledge'] as const)),
    ...(answeredAt === null ? (['reopen'] as const) : (['answer', 'pause', 'extend'] as const)),
  ];
  return openers.filter((part) => !done.includes(part));
}

/** Beside the next act two stand open: a task for somebody and, where the case can be taken, to take it, else a note. The rest is behind "more". */
export function CaseActions({ complaint, work }: { complaint: Complaint; work: Work }) {
  const { t } = useTranslation();
  const { accountId } = useMe();
  const words = useProblemWords();
  const nextWords = useNextWords();
  const take = useAct(assignComplaint, work.done);
  const { id, actions, state } = complaint;
  const taking = state === 'closed' ? undefined : offered(actions.take);
  const acts = openersFor(complaint)
    .filter((part) => part !== work.part && part !== work.next)
    .map((part) => ({
      key: part,
      label: t(`complaints.case.${part}`),
      allowance: offered(actions[part]),
      onAct: () => work.go(part),
    }));
  const inHeader = taking ? undefined : acts.find(({ key }) => key === 'note');
  return (
    <>
      {take.error ? <Alert type="error" showIcon role="alert" title={words.ofError(take.error)} /> : null}
      <Slot name="case.action" give={{ caseId: id, number: complaint.number }} />
      <ActButton
        allowance={taking}
        pending={take.isPending}
        onAct={() => take.mutate({ params: { id }, body: { ownerId: accountId } })}
      >
        {t('complaints.case.take')}
      </ActButton>
      {inHeader ? (
        <ActButton allowance={inHeader.allowance} onAct={inHeader.onAct}>
          {inHeader.label}
        </ActButton>
      ) : null}
      <MoreActs label={t('complaints.case.more')} acts={acts.filter((one) => one !== inHeader)} />
      {work.next && work.part !== work.next && handles(complaint) ? (
        <Button type="primary" onClick={() => work.go(null)}>
          {t('complaints.case.go-next', { next: nextWords(work.next) })}
        </Button>
      ) : null}
    </>
  );
}
