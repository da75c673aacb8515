import type { Floor } from '../../platform/floor.ts';
import { inSystemCall } from '../../platform/system-call.ts';
import { repeat } from './erasing.ts';
import { readNotes, writeNotes } from './noting.ts';
import type { PersonDoors } from './people.ts';

/**
 * Before anything is served: whoever stands in the notes and is there again, because an older backup was restored, is erased
 * again; whoever was erased and is not in the notes is added. Returns how many were erased again.
 */
export async function keepErased(floor: Floor, doors: PersonDoors): Promise<number> {
  if (!floor.erasureFile) return 0;
  let again = 0;
  for (const note of await readNotes(floor.erasureFile))
    if (await inSystemCall(floor, 'repeated-erasures', (call) => repeat(call, doors, note))) again += 1;
  await writeNotes(floor, floor.erasureFile);
  if (again > 0) floor.log.warn({ count: again }, 'people that a restore had brought back were erased again');
  return again;
}
