import { type ProcessDefinition, processDefinition } from '@tongli/contracts/requests';
import { sql } from 'kysely';
import type { Call } from '../../../../platform/call.ts';
import { suppliedDefinitions } from './index.ts';

/** As it was laid, and as it is once it went through a form. */
const forms = Object.entries(suppliedDefinitions).flatMap(([code, definition]) =>
  [definition, processDefinition.parse(definition)].map((form) => ({ code, kind: form.kind, form })),
);

/**
 * Processes that the product now brings otherwise than they have ever been here, by their id. What was once in force, or is being written,
 * counts as known: a house that went its own way is told of each revision once, and no more after it has tried it.
 */
export async function revisedProcesses(call: Call): Promise<ReadonlyMap<string, ProcessDefinition>> {
  const { rows } = await sql<{ id: string; code: string }>`
    select process.id, process.code
    from jsonb_to_recordset(${JSON.stringify(forms)}::jsonb) as supplied (code text, kind text, form jsonb)
    join requests.process on process.code = supplied.code and process.kind = supplied.kind
    group by process.id, process.code
    having bool_and(process.draft is distinct from supplied.form
      and not exists (select from requests.process_version version
        where version.process_id = process.id and version.definition = supplied.form))`.execute(call.tx);
  return new Map(
    rows.flatMap(({ id, code }) => {
      const definition = suppliedDefinitions[code];
      return definition ? [[id, definition] as const] : [];
    }),
  );
}
