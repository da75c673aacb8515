import type { TaskKind, TaskState } from '@tongli/contracts/work';
import { allowanceOf, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';

/** A task as its decisions see it. */
export interface TaskFacts {
  readonly kind: TaskKind;
  readonly state: TaskState;
  readonly version: number;
  readonly ownerId: string;
  /** Whoever gave it; null where the house did. */
  readonly creatorId: string | null;
  readonly returns: number;
  readonly arbitrated: boolean;
  readonly arbiterId: string | null;
}

/** Who acts; `mayAssign` over this very task. */
export interface TaskCaller {
  readonly id: string | null;
  readonly mayAct: boolean;
  readonly mayAssign: boolean;
}

export const taskActs = [
  'change',
  'start',
  'complete',
  'cancel',
  'assign',
  'escalate',
  'return',
  'dispute',
  'arbitrate',
  'comment',
  'attach',
  'watch',
] as const;
export type TaskAct = (typeof taskActs)[number];

const ended = refuse('task-ended');
const inArbitration = refuse('task-in-arbitration');
const notGiver = refuse('not-giver', { status: 403 });
const notOwner = refuse('not-owner', { status: 403 });

type Rule = (task: TaskFacts, caller: TaskCaller) => Refusal | null;

const owns: Rule = (task, { id }) => (task.ownerId === id ? null : notOwner);
const gives: Rule = (task, { id, mayAssign }) =>
  (task.creatorId !== null && task.creatorId === id) || mayAssign ? null : notGiver;
const ownsOrGives: Rule = (task, caller) => (owns(task, caller) ? gives(task, caller) : null);
const isBeingDone: Rule = ({ state }) => {
  if (state === 'arbitration') return inArbitration;
  return state === 'returned' ? refuse('task-returned') : null;
};
const isReturned: Rule = ({ state }) => (state === 'returned' ? null : refuse('task-not-returned'));
const isNotArbitrated: Rule = ({ state }) => (state === 'arbitration' ? inArbitration : null);
const mayComeBack: Rule = (task) => {
  if (task.arbitrated) return refuse('task-arbitrated');
  return task.creatorId === task.ownerId ? refuse('task-is-own') : null;
};
const arbitrates: Rule = ({ state, arbiterId }, { id }) => {
  if (state !== 'arbitration') return refuse('task-not-in-arbitration');
  return arbiterId === id ? null : refuse('not-arbiter', { status: 403 });
};

const rules: Readonly<Record<TaskAct, readonly Rule[]>> = {
  change: [gives],
  start: [owns, isBeingDone, ({ state }) => (state === 'open' ? null : refuse('task-started'))],
  complete: [owns, isBeingDone],
  cancel: [gives],
  assign: [gives, isNotArbitrated],
  escalate: [ownsOrGives, isBeingDone],
  return: [owns, isBeingDone, mayComeBack],
  dispute: [isReturned, gives],
  arbitrate: [arbitrates],
  comment: [],
  attach: [],
  watch: [],
};
const always: ReadonlySet<TaskAct> = new Set(['comment', 'watch']);

/** Whether this may be done to the task now: the record's `actions`, the command and the refusal all ask here. */
export function decideTask(task: TaskFacts, act: TaskAct, caller: TaskCaller, version?: number): Refusal | null {
  if (!caller.mayAct && act !== 'watch') return refuse('forbidden', { status: 403 });
  if (!always.has(act) && (task.state === 'done' || task.state === 'cancelled')) return ended;
  for (const rule of rules[act]) {
    const refused = rule(task, caller);
    if (refused) return refused;
  }
  return version !== undefined && version !== task.version ? staleVersion : null;
}

export const taskAllowances = (task: TaskFacts, caller: TaskCaller) =>
  Object.fromEntries(taskActs.map((act) => [act, allowanceOf(decideTask(task, act, caller))]));

/** Where a return leads: to whoever gave the task, or to an arbiter where it came back before or nobody gave it. */
export const returnLeadsTo = (task: Pick<TaskFacts, 'returns' | 'creatorId'>): 'returned' | 'arbitration' =>
  task.returns > 0 || task.creatorId === null ? 'arbitration' : 'returned';
