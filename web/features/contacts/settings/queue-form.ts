import type { changeQueue, OwnTargets, Queue } from '@tongli/contracts/contacts';
import type { BodyInputOf } from '@tongli/contracts/kernel';
import type { Values } from '../../../ui/form/drafts.ts';

type Body = Omit<BodyInputOf<typeof changeQueue>, 'version'>;

interface After {
  readonly afterSeconds?: number | null;
  readonly queueId?: string | null;
}

interface SkillDraft {
  readonly skillId?: string;
  readonly level?: number;
  readonly steps?: readonly { readonly afterSeconds?: number | null; readonly level?: number }[];
}

/** A new queue: a call or a chat, answered within twenty seconds by whoever has been idle longest. */
export const newQueue: Values = {
  channels: ['voice', 'chat'],
  isPublic: true,
  priority: 0,
  skills: [],
  rule: 'longest-idle',
  preferLastDays: 0,
  preferSeconds: 0,
  offerSeconds: 20,
  wrapUpSeconds: 60,
  answerWithinSeconds: 20,
  help: {},
  overflow: {},
  offersCallback: true,
  blocksNuisance: true,
  recordingNotice: { tells: true },
  screens: 'off',
};

/** Fields have no value for "none": it is a missing one in the form. */
export function queueValues({
  agents: _,
  members: _m,
  opening: _o,
  help,
  overflow,
  recordingNotice,
  ...rest
}: Queue): Values {
  const { tells, ground } = recordingNotice;
  const there = Object.entries(rest).map(([field, value]) => [field, value ?? undefined] as const);
  return {
    ...Object.fromEntries(there),
    help: help ?? {},
    overflow: overflow ?? {},
    recordingNotice: { tells, ground },
  };
}

/** Without a queue there is no going on; the contract judges the rest as it was typed. */
const afterOf = ({ afterSeconds, queueId }: After = {}) =>
  queueId ? { queueId, afterSeconds: (afterSeconds ?? Number.NaN) as number } : null;

const skillOf = ({ skillId = '', level = 1, steps = [] }: SkillDraft) => ({
  skillId,
  level,
  steps: steps.map((step) => ({ afterSeconds: (step.afterSeconds ?? Number.NaN) as number, level: step.level ?? 1 })),
});

/** A field that was emptied is null: the house's holds again. */
const ownOf = (targets: unknown): OwnTargets =>
  Object.fromEntries(Object.entries(targets ?? {}).filter(([, value]) => typeof value === 'number'));

const words = (value: unknown) => ({ zh: '', en: '', ...(value as { zh?: string; en?: string } | undefined) });

const said = (value: unknown): NonNullable<Body['words']> => {
  const { closed, holiday, recording } = (value ?? {}) as Partial<NonNullable<Body['words']>>;
  return { closed: words(closed), holiday: words(holiday), recording: words(recording) };
};

export function queueOf(values: Values): Body {
  const typed = values as unknown as Body;
  return {
    code: String(values.code ?? ''),
    name: words(values.name),
    greeting: words(values.greeting),
    channels: typed.channels ?? [],
    isPublic: values.isPublic === true,
    priority: typed.priority,
    skills: ((values.skills ?? []) as readonly SkillDraft[]).map(skillOf),
    rule: typed.rule,
    preferLastDays: typed.preferLastDays,
    preferSeconds: typed.preferSeconds,
    offerSeconds: typed.offerSeconds,
    wrapUpSeconds: typed.wrapUpSeconds,
    answerWithinSeconds: typed.answerWithinSeconds,
    help: afterOf(values.help as After | undefined),
    overflow: afterOf(values.overflow as After | undefined),
    mostWaiting: typed.mostWaiting ?? null,
    offersCallback: values.offersCallback === true,
    calendar: typed.calendar ?? null,
    unitId: typed.unitId ?? null,
    blocksNuisance: values.blocksNuisance === true,
    targets: ownOf(values.targets),
    words: said(values.words),
    screens: typed.screens ?? 'off',
    recordingNotice: { tells: typed.recordingNotice?.tells !== false, ground: typed.recordingNotice?.ground ?? '' },
  };
}
