import { sql } from 'kysely';
import type { Call } from '../../platform/call.ts';
import { erasedName } from '../../platform/personal/mask.ts';
import type { Person, PersonDoor } from '../../platform/personal/person.ts';
import { tracePattern } from '../../platform/personal/traces.ts';

/** Texts in which somebody may have quoted a case. */
const texts = [
  ['improvement.triage', ['note']],
  ['improvement.root_cause', ['conclusion']],
  ['improvement.study', ['problem', 'whys']],
  ['improvement.action', ['title', 'description', 'evidence']],
] as const;

/** Nothing here is filed under a person. Their number and address are taken out of what was quoted; the study stays. */
async function erasePerson(call: Call, { identity }: Person): Promise<{ quotes: number }> {
  const pattern = identity && tracePattern(identity);
  if (!pattern) return { quotes: 0 };
  let quotes = 0;
  for (const [table, columns] of texts)
    for (const column of columns) {
      const [place, kind] = [sql.ref(column), sql.raw(column === 'whys' ? 'jsonb' : 'text')];
      const { numAffectedRows = 0n } = await sql`
        update ${sql.table(table)}
        set ${place} = regexp_replace(${place}::text, ${pattern}, ${erasedName}, 'gi')::${kind}
        where ${place}::text ~* ${pattern}`.execute(call.tx);
      quotes += Number(numAffectedRows);
    }
  return { quotes };
}

export const improvementPerson: PersonDoor = { exportPerson: async () => null, erasePerson };
