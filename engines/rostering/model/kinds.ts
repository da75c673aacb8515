import type { Kinds } from './model.ts';

/** Groups shifts by length, by what may follow and by what may precede; a shift that is `counted` for somebody stands alone. */
export function kindsOf(
  shifts: number,
  units: Int32Array,
  mayFollow: Uint8Array,
  counted: (shift: number) => boolean,
): Kinds {
  const after = new Map<string, number>();
  const before = new Map<string, number>();
  const kinds = new Map<string, number>();
  const of = new Int32Array(shifts);
  const found: { units: number; after: number; before: number; shift: number }[] = [];
  for (let shift = 0; shift < shifts; shift++) {
    const next = placeIn(after, mayFollow.subarray(shift * shifts, (shift + 1) * shifts).join(''));
    const prior = placeIn(
      before,
      Array.from({ length: shifts }, (_, from) => mayFollow[from * shifts + shift]).join(''),
    );
    const length = units[shift] ?? 0;
    const kind = placeIn(kinds, `${length} ${next} ${prior} ${counted(shift) ? shift : ''}`);
    of[shift] = kind;
    found[kind] ??= { units: length, after: next, before: prior, shift };
  }
  const joins = new Uint8Array(after.size * before.size);
  for (const from of found) {
    for (const to of found) {
      joins[from.after * before.size + to.before] = mayFollow[from.shift * shifts + to.shift] ?? 0;
    }
  }
  return {
    count: kinds.size,
    of,
    units: Int32Array.from(found, (kind) => kind.units),
    after: Int32Array.from(found, (kind) => kind.after),
    before: Int32Array.from(found, (kind) => kind.before),
    afterClasses: after.size,
    beforeClasses: before.size,
    joins,
  };
}

function placeIn(places: Map<string, number>, key: string): number {
  const place = places.get(key) ?? places.size;
  places.set(key, place);
  return place;
}
