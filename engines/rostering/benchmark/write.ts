import { noShift } from '../model/model.ts';
import type { Instance } from './read.ts';

/** A row for each employee in file order: the id, then a shift id or '' for each day. */
export function rowsOfInstance({ days, shifts, staff }: Instance, shift: Int16Array): string[][] {
  return staff.map(({ id }, person) => [
    id,
    ...Array.from({ length: days }, (_, day) => shifts[shift[person * days + day] ?? noShift]?.id ?? ''),
  ]);
}
