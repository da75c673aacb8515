/** Something half-written: as it is, and as the server was last known to have it. */
export interface Begun<Value> {
  readonly value: Value;
  readonly told: Value;
}

export interface Manner<Value> {
  readonly same: (one: Value, other: Value) => boolean;
  /** Both, where somebody wrote on in two browsers. */
  readonly join: (theirs: Value, ours: Value) => Value;
}

export const isTold = <Value>({ value, told }: Begun<Value>, { same }: Manner<Value>): boolean => same(value, told);

/** What stands here and what the server has: nothing that was written is lost, and what was told is not written twice. */
export function settled<Value>(here: Begun<Value>, server: Value, manner: Manner<Value>): Begun<Value> {
  if (isTold(here, manner) || manner.same(here.value, server)) return { value: server, told: server };
  if (manner.same(here.told, server)) return { value: here.value, told: server };
  return { value: manner.join(server, here.value), told: server };
}

/** One text behind the other; one that goes on from the other stands for both. */
export function joinTexts(theirs: string, ours: string): string {
  if (ours.startsWith(theirs)) return ours;
  return theirs.startsWith(ours) ? theirs : `${theirs}\n${ours}`;
}

export const sameIds = (one: readonly { readonly id: string }[], other: readonly { readonly id: string }[]): boolean =>
  one.length === other.length && one.every(({ id }, at) => id === other[at]?.id);
