import { forbidden, type Refusal, refuse } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';

/** A unit as its rules see it. */
export interface UnitState {
  readonly id: string;
  readonly closed: boolean;
  /** It ends on a date to come. */
  readonly ends: boolean;
  /** People or units belong to it today or will. */
  readonly inUse: boolean;
}

/** Whether the caller may rearrange this unit; null: the organisation as a whole. */
export function manages(actor: Actor, unitId: string | null): boolean {
  const scope = actor.permissions.get('org.manage') ?? [];
  return (
    actor.kind === 'system' ||
    scope.some(({ unitIds }) => unitIds === null || (unitId !== null && unitIds.includes(unitId)))
  );
}

const closed = (unit: UnitState) => (unit.closed ? refuse('unit-closed') : null);
const allowed = (unit: UnitState, actor: Actor) => (manages(actor, unit.id) ? null : forbidden);

/** What may be done to a unit: the same for the command, and for what its record says. */
export const unitRules = {
  'add-unit': (unit: UnitState, actor: Actor): Refusal | null => allowed(unit, actor) ?? closed(unit),
  change: allowed,
  move: (unit: UnitState, actor: Actor): Refusal | null => allowed(unit, actor) ?? closed(unit),
  'withdraw-move': (unit: UnitState, actor: Actor): Refusal | null => allowed(unit, actor) ?? closed(unit),
  close: (unit: UnitState, actor: Actor): Refusal | null =>
    allowed(unit, actor) ??
    closed(unit) ??
    (unit.ends ? refuse('unit-ends') : unit.inUse ? refuse('unit-in-use') : null),
} as const;
