import type { ProcessDefinition } from '@tongli/contracts/requests';
import { sql } from 'kysely';
import type { Call } from '../../../../platform/call.ts';
import { suppliedDefinitions } from './index.ts';

/**
 * Processes that the product now brings otherwise than they have ever been here, by their id. What was once in force, or is being written,
 * counts as known: a house that went its own way is told of each revision once, and no more after it has tried it.
 */
export async function revisedProcesses(call: Call): Promise<ReadonlyMap<string, ProcessDefinition>> {
  const { rows } = await sql<{ id: string; code: string }>`
    select process.id, process.code
    from jsonb_each(${JSON.stringify(suppliedDefinitions)}::jsonb) as supplied
    join requests.process on process.code = supplied.key and process.kind = supplied.value ->> 'kind'
    where process.draft is distinct from supplied.value
      and not exists (select from requests.process_version version
        where version.process_id = process.id and version.definition = supplied.value)`.execute(call.tx);
  return new Map(
    rows.flatMap(({ id, code }) => {
      const definition = suppliedDefinitions[code];
      return definition ? [[id, definition] as const] : [];
    }),
  );
}
