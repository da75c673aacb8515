import type { LibraryState } from '@tongli/contracts/complaints';
import { forbidden, type Refusal, refuse } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { holds, type Place } from '../../../platform/permissions/scope.ts';
import type { Case } from '../complaint.ts';

/** The part of an entry that its rules decide on. */
export interface Entry {
  readonly state: LibraryState;
  readonly place: Place;
  readonly proposedBy: string;
  /** Whom its case is about: they take no part. */
  readonly recused: ReadonlySet<string>;
}

export const libraryActs = ['remove', 'release', 'decline', 'withdraw'] as const;
export type LibraryAct = (typeof libraryActs)[number];

const curates = (entry: Entry, actor: Actor): boolean => holds(actor, 'complaints.curate', entry.place);

/** Whoever proposed an entry or decides on it sees it before it is released and after it is gone. */
export const isInside = (entry: Entry, actor: Actor): boolean => entry.proposedBy === actor.id || curates(entry, actor);

const recused = (entry: Entry, actor: Actor): Refusal | null =>
  actor.id !== null && entry.recused.has(actor.id) ? refuse('recused') : null;

const waits = ({ state }: Entry): Refusal | null => (state === 'proposed' ? null : refuse('not-proposed'));

const stands = ({ state }: Entry): Refusal | null =>
  state === 'proposed' || state === 'released' ? null : refuse('not-in-library');

/** Two people stand for what all may read: one proposes, another has read it and releases. Taking out is always the safer side. */
const rules: Readonly<Record<LibraryAct, (entry: Entry, actor: Actor) => Refusal | null>> = {
  remove: (entry, actor) => (isInside(entry, actor) ? stands(entry) : forbidden),
  release: (entry, actor) =>
    (curates(entry, actor) ? null : forbidden) ??
    recused(entry, actor) ??
    waits(entry) ??
    (entry.proposedBy === actor.id ? refuse('own-proposal') : null),
  decline: (entry, actor) => (curates(entry, actor) ? null : forbidden) ?? recused(entry, actor) ?? waits(entry),
  withdraw: (entry, actor) => (isInside(entry, actor) ? stands(entry) : forbidden),
};

export const decideAct = (entry: Entry, act: LibraryAct, actor: Actor): Refusal | null => rules[act](entry, actor);

/** A closed case whose customer is still there, once, by somebody who may handle it and whom it is not about. */
export function decidePropose(c: Case, standing: boolean, actor: Actor): Refusal | null {
  if (!holds(actor, 'complaints.handle', c.place)) return forbidden;
  if (actor.id !== null && c.recused.has(actor.id)) return refuse('recused');
  if (c.erased) return refuse('complaint-erased');
  if (c.state !== 'closed') return refuse('not-closed');
  return standing ? refuse('already-in-library') : null;
}
