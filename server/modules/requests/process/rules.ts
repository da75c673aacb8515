import { forbidden, type Refusal, refuse } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';

/** The part of a process that its rules decide on. */
export interface Standing {
  readonly hasDraft: boolean;
  readonly published: boolean;
  /** A pilot runs, or has ended and awaits its decision. */
  readonly piloted: boolean;
  /** Its cases are led elsewhere, by no team of their own. */
  readonly ofComplaints: boolean;
}

export type ProcessAction = 'write' | 'discard' | 'publish' | 'pilot' | 'decide' | 'move';

const noDraft = refuse('no-process-draft');
const neverPublished = refuse('never-published');
/** While a pilot runs, what is in force is what it is compared with. */
const pilotRunning = refuse('pilot-running');

const rules: Readonly<Record<ProcessAction, (standing: Standing) => Refusal | null>> = {
  write: () => null,
  discard: ({ hasDraft, published }) => {
    if (!hasDraft) return noDraft;
    return published ? null : neverPublished;
  },
  publish: ({ hasDraft, piloted }) => {
    if (piloted) return pilotRunning;
    return hasDraft ? null : noDraft;
  },
  pilot: ({ hasDraft, published, piloted, ofComplaints }) => {
    if (ofComplaints) return refuse('complaints-not-piloted');
    if (piloted) return pilotRunning;
    if (!published) return neverPublished;
    return hasDraft ? null : noDraft;
  },
  decide: ({ piloted }) => (piloted ? null : refuse('no-pilot')),
  move: ({ published }) => (published ? null : neverPublished),
};

/** Every act on a process; commands ask it, and the record's `actions` are made from it. */
export const decide = (standing: Standing, act: ProcessAction, actor: Actor): Refusal | null =>
  actor.permissions.has('requests.design') ? rules[act](standing) : forbidden;
