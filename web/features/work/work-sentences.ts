import type { Notice } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { useKindName } from './names.ts';

type Params = Notice['params'];

const timed = [
  'case-escalated-to',
  'case-escalated-from',
  'task-assigned',
  'task-warned',
  'task-pressing',
  'task-breached',
  'arbitration-opened',
  'arbitration-warned',
  'arbitration-pressing',
  'arbitration-breached',
] as const;
const plain = [
  'task-returned',
  'task-arbitrated',
  'task-completed',
  'task-cancelled',
  'commented',
  'mentioned',
  'case-assigned',
  'case-reminded',
  'sanction-decided',
  'sanction-waived',
  'sanction-appealed',
  'sanction-upheld',
  'sanction-reversed',
  'question-answered',
  'customer-dissatisfied',
  'appeal-lodged',
  'appeal-given',
  'appeal-upheld',
  'appeal-rejected',
] as const;
const approvalTimed = ['approval-warned', 'approval-pressing', 'approval-breached'] as const;
const decided = [
  'approval-asked',
  'approval-approved',
  'approval-rejected',
  'approval-moved',
  'approval-nobody',
] as const;

/** Notices about tasks, approvals and absences in words; `instant` writes an instant as a sentence carries it. */
export function useWorkSentences(
  instant: (at?: string) => string,
): Readonly<Record<string, (params: Params) => string>> {
  const { t } = useTranslation();
  const kindName = useKindName();
  const of = <Code extends string>(codes: readonly Code[], say: (code: Code, params: Params) => string) =>
    Object.fromEntries(codes.map((code) => [code, (params: Params) => say(code, params)]));
  return {
    ...of(timed, (code, { number, dueAt }) => t(`work.notice.${code}`, { number, due: instant(dueAt) })),
    ...of(plain, (code, { number }) => t(`work.notice.${code}`, { number })),
    ...of(decided, (code, { number, kind = '' }) => t(`work.notice.${code}`, { number, kind: kindName(kind) })),
    ...of(approvalTimed, (code, { number, kind = '', dueAt }) =>
      t(`work.notice.${code}`, { number, kind: kindName(kind), due: instant(dueAt) }),
    ),
    'approval-escalated': ({ number, kind = '', from, to }) =>
      t('work.notice.approval-escalated', { number, kind: kindName(kind), from, to }),
    'task-escalated': ({ number, from, to }) => t('work.notice.task-escalated', { number, from, to }),
    'delegation-given': ({ fromAt, untilAt }) =>
      t('work.notice.delegation-given', { from: instant(fromAt), until: instant(untilAt) }),
    'absence-taken-over': ({ from, count }) => t('work.notice.absence-taken-over', { from, count: Number(count) }),
  };
}
