import type { IsoDate } from '@tongli/calendar';
import { type Refusal, refuse } from '../../platform/call.ts';

/** From a date on, until before another one: a unit under its parent, or somebody in a unit with a post. */
export interface Stay<Value> {
  readonly id: string;
  readonly fromOn: IsoDate;
  readonly untilOn: IsoDate;
  readonly value: Value;
}

/** What is to be written so that a value holds from a date on: a stay cut short or replaced, and the new one. */
export interface StayChange<Value> {
  readonly cut: { readonly id: string; readonly untilOn: IsoDate } | null;
  readonly replaced: string | null;
  readonly added: Omit<Stay<Value>, 'id'>;
}

export const covers = ({ fromOn, untilOn }: Pick<Stay<unknown>, 'fromOn' | 'untilOn'>, on: IsoDate): boolean =>
  fromOn <= on && on < untilOn;

export const stayOn = <Value>(stays: readonly Stay<Value>[], on: IsoDate): Stay<Value> | null =>
  stays.find((stay) => covers(stay, on)) ?? null;

/**
 * From a date on something else holds, until what was planned for later. A change on the date on which a stay begins takes its
 * place. Refused before the first stay, after the last, and where the same held already.
 */
export function changeFrom<Value>(
  stays: readonly Stay<Value>[],
  on: IsoDate,
  value: Value,
  isSame: (a: Value, b: Value) => boolean,
): StayChange<Value> | Refusal {
  const held = stayOn(stays, on);
  if (!held) return refuse('not-there-on-that-date', { status: 422, field: 'body.on', params: { on } });
  if (isSame(held.value, value)) return refuse('already-there', { status: 422, field: 'body.on', params: { on } });
  const starts = held.fromOn === on;
  return {
    cut: starts ? null : { id: held.id, untilOn: on },
    replaced: starts ? held.id : null,
    added: { fromOn: on, untilOn: held.untilOn, value },
  };
}

/** The stays as they are once the change is written. */
export function afterChange<Value>(
  stays: readonly Stay<Value>[],
  { cut, replaced, added }: StayChange<Value>,
  id: string,
): Stay<Value>[] {
  const kept = stays
    .filter((stay) => stay.id !== replaced)
    .map((stay) => (stay.id === cut?.id ? { ...stay, untilOn: cut.untilOn } : stay));
  return [...kept, { ...added, id }].sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
}

/** The stays that end before a date: the one that covers it cut short, later ones gone. */
export function endBefore<Value>(stays: readonly Stay<Value>[], on: IsoDate) {
  const held = stays.find((stay) => stay.fromOn < on && on <= stay.untilOn) ?? null;
  return { cut: held, gone: stays.filter((stay) => stay.fromOn >= on).map(({ id }) => id) };
}

/** The stay that begins on a date did not come to be: the one before it lasts until its end. */
export function withoutBegin<Value>(stays: readonly Stay<Value>[], on: IsoDate) {
  const gone = stays.find(({ fromOn }) => fromOn === on);
  const before = stays.find(({ untilOn }) => untilOn === on);
  return gone && before ? { gone, before } : null;
}
