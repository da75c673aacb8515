import { forbidden, type Refusal, refuse } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { manages } from '../units/rules.ts';

/** A person as the rules see them. */
export interface PersonState {
  readonly id: string;
  readonly unitId: string;
  readonly left: boolean;
  readonly leaving: boolean;
}

const allowed = (person: PersonState, actor: Actor) => (manages(actor, person.unitId) ? null : forbidden);
const here = (person: PersonState, actor: Actor): Refusal | null =>
  allowed(person, actor) ?? (person.left ? refuse('person-has-left') : null);
const staying = (person: PersonState, actor: Actor): Refusal | null =>
  here(person, actor) ?? (person.leaving ? refuse('person-is-leaving') : null);

/** What may be done to a person: the same for the command, and for what their record says. */
export const personRules = {
  change: allowed,
  move: staying,
  'withdraw-move': staying,
  rehire: (person: PersonState, actor: Actor): Refusal | null =>
    allowed(person, actor) ?? (person.left ? null : refuse('person-is-here')),
  'set-skills': here,
  'record-certificate': here,
  'record-leaving': (person: PersonState, actor: Actor): Refusal | null =>
    staying(person, actor) ?? (person.id === actor.id ? refuse('own-leaving') : null),
  'withdraw-leaving': (person: PersonState, actor: Actor): Refusal | null =>
    here(person, actor) ?? (person.leaving ? null : refuse('person-is-staying')),
} as const;
