import type { Approval, ApprovalEntry, ApprovalStep } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import type { TimelineEntry } from '../../../ui/record/Timeline.tsx';
import type { Tone } from '../../../ui/StateTag.tsx';

const tones: Readonly<Record<string, Tone>> = { warned: 'limit', pressing: 'limit' };

/** What happened to an approval: asked, warned, passed on, decided. */
export function useApprovalStory(): (approval: Approval) => TimelineEntry[] {
  const { t, i18n } = useTranslation();
  const happened = ({ id, at, code, actorName, params }: ApprovalEntry): TimelineEntry => {
    const known = i18n.exists(`work.approval.entry.${code}`);
    return {
      key: id,
      at,
      title: known ? t(`work.approval.entry.${code}`, params) : t('work.entry.other'),
      who: actorName,
      tone: tones[code] ?? 'breached',
      kind: 'limit',
    };
  };
  const decided = ({ state, decidedBy, decidedFor, decidedAt, note }: ApprovalStep, place: number): TimelineEntry[] => {
    if (decidedBy === null || decidedAt === null) return [];
    const act = t(state === 'approved' ? 'work.act.approve' : 'work.act.reject');
    const title = decidedFor ? t('work.approval.decided-for', { act, name: decidedFor.name }) : act;
    const tone = state === 'approved' ? 'done' : 'breached';
    return [{ key: `step-${place}`, at: decidedAt, title, who: decidedBy.name, body: note, tone, kind: 'work' }];
  };
  return ({ createdAt, requester, timeline, steps, state, decidedAt }) => [
    { key: 'asked', at: createdAt, title: t('work.approval.asked'), who: requester.name },
    ...timeline.map(happened),
    ...steps.flatMap(decided),
    ...(state === 'withdrawn' && decidedAt
      ? [{ key: 'withdrawn', at: decidedAt, title: t('work.approval.withdraw'), who: requester.name }]
      : []),
  ];
}
