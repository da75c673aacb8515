import type { ParetoBy } from '@tongli/contracts/improvement';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import type { Beyond } from '../beyond.ts';
import { tables } from '../store.ts';
import { casesOfBar } from './pareto.ts';
import { sliceOf } from './queries.ts';
import { decideAttribution } from './root-cause.ts';
import { handOf, lockRootCause, whysOf } from './store.ts';

export interface AttributionCommand {
  readonly causeId: string;
  readonly by: ParetoBy;
  readonly code: string;
  readonly takeBack: boolean;
}

/** Attributes the complaints of one bar to a cause, or takes them back; those that stand already stay as they are. */
export async function attributeCases(
  call: Call,
  id: string,
  command: AttributionCommand,
  { readCases }: Pick<Beyond, 'readCases'>,
): Promise<{ id: string } | Refusal> {
  const current = await lockRootCause(call, id);
  if (!current) return notFound;
  const { causeId, by, code, takeBack } = command;
  const whys = await whysOf(call, id, current.studyVersion);
  const refused = decideAttribution(current, whys, causeId, await handOf(call, id, current.place));
  if (refused) return refused;
  const cases = casesOfBar(await readCases(call, await sliceOf(call, id)), by, code);
  if (cases.length === 0) return refuse('no-cases-there', { status: 422, field: 'body.code' });
  const numbers = cases.map(({ number }) => number);
  await (takeBack ? deleteAttributed(call, id, causeId, numbers) : insertAttributed(call, id, causeId, numbers));
  const told = `${takeBack ? '−' : '+'}${numbers.length} ${by}:${code}`;
  await audit(call, 'improvement.attribute-cases', { type: 'root-cause', id }, told);
  return { id };
}

/** Few enough for one statement: a parameter for each would be too many. */
const batch = 5_000;

async function insertAttributed(call: Call, id: string, causeId: string, numbers: readonly string[]): Promise<void> {
  const given = { root_cause_id: id, cause_id: causeId, attributed_at: call.now, attributed_by: call.actor.id };
  for (let from = 0; from < numbers.length; from += batch)
    await tables(call)
      .insertInto('improvement.attributed_case')
      .values(numbers.slice(from, from + batch).map((number) => ({ ...given, case_number: number })))
      .onConflict((conflict) => conflict.doNothing())
      .execute();
}

async function deleteAttributed(call: Call, id: string, causeId: string, numbers: readonly string[]): Promise<void> {
  for (let from = 0; from < numbers.length; from += batch)
    await tables(call)
      .deleteFrom('improvement.attributed_case')
      .where('root_cause_id', '=', id)
      .where('cause_id', '=', causeId)
      .where('case_number', 'in', numbers.slice(from, from + batch))
      .execute();
}

/** Causes that the study has left take their complaints along. */
export async function forgetCauses(call: Call, id: string, kept: readonly string[]): Promise<void> {
  const forgotten = tables(call).deleteFrom('improvement.attributed_case').where('root_cause_id', '=', id);
  await (kept.length > 0 ? forgotten.where('cause_id', 'not in', [...kept]) : forgotten).execute();
}
