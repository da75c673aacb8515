import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { erasedName } from '../../platform/personal/mask.ts';
import type { Person, PersonDoor } from '../../platform/personal/person.ts';
import { tracePattern } from '../../platform/personal/traces.ts';

/** Texts in which somebody may have quoted a customer. */
const texts = [
  ['work.task', ['title', 'body']],
  ['work.task_entry', ['text']],
  ['work.comment', ['parts']],
  ['work.approval', ['title', 'body']],
  ['work.approval_step', ['note']],
] as const;

/** Nothing here is filed under a customer. Their number and address are taken out of what was quoted; the work stays. */
async function erasePerson(call: Call, { identity }: Person): Promise<{ quotes: number }> {
  const pattern = identity && tracePattern(identity);
  if (!pattern) return { quotes: 0 };
  let quotes = 0;
  for (const [table, columns] of texts)
    for (const column of columns) {
      const [place, kind] = [sql.ref(column), sql.raw(column === 'parts' ? 'jsonb' : 'text')];
      const { numAffectedRows = 0n } = await sql`
        update ${sql.table(table)}
        set ${place} = regexp_replace(${place}::text, ${pattern}, ${erasedName}, 'gi')::${kind}
        where ${place}::text ~* ${pattern}`.execute(call.tx);
      quotes += Number(numAffectedRows);
    }
  return { quotes };
}

export const workPerson: PersonDoor = { exportPerson: async () => null, erasePerson };
