import { randomUUID } from 'node:crypto';
import { type Finding, triageDecided, triageOpened } from '@tongli/contracts/improvement';
import type { ChartDefinition, ChartType, RuleName } from '@tongli/contracts/measures';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, forbidden, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { drawChart, recordSignal, setSignalState } from '../../measures/index.ts';
import { businessDay, unitOf } from '../../org/index.ts';
import { lockJoined, openRootCause } from '../root-cause/commands.ts';
import { inReach, nextNumber, tables } from '../store.ts';
import { checkJoining, decideFinding, type TriageState } from './triage.ts';

export interface NewTriage {
  readonly chart: ChartDefinition;
  readonly rule: RuleName;
  readonly from: string;
  readonly to: string;
}

/** Opens a triage of a signal that the server itself finds on the chart; the first triage of a signal stays the only one. */
export async function openTriage(call: Call, { chart, ...signal }: NewTriage): Promise<{ id: string } | Refusal> {
  if (call.actor.id === null) return forbidden;
  const recorded = await recordSignal(call, chart, signal);
  if (isRefusal(recorded)) return recorded;
  const { signalId, projectId } = recorded;
  const earlier = await triageOf(call, signalId);
  if (earlier) return earlier;
  const type = await typeOf(call, { ...chart, projectId });
  if (isRefusal(type)) return type;
  const opened = await insertTriage(call, { signalId, projectId, chart, type, ownerId: call.actor.id });
  // Somebody else was faster: their insert has committed by the time that ours gives way.
  if (!opened) return (await triageOf(call, signalId)) ?? notFound;
  await setSignalState(call, signalId, 'in-triage', opened);
  await append(call, triageOpened, opened.id, { number: opened.number, signalId, ownerId: call.actor.id });
  await audit(call, 'improvement.open-triage', { type: 'triage', id: opened.id });
  return { id: opened.id };
}

const triageOf = (call: Call, signalId: string) =>
  tables(call).selectFrom('improvement.triage').select('id').where('signal_id', '=', signalId).executeTakeFirst();

async function typeOf(call: Call, chart: ChartDefinition): Promise<ChartType | Refusal> {
  if (chart.type !== 'auto') return chart.type;
  const drawn = await drawChart(call, chart);
  return isRefusal(drawn) ? drawn : drawn.type;
}

async function insertTriage(
  call: Call,
  {
    signalId,
    projectId,
    chart,
    type,
    ownerId,
  }: { signalId: string; projectId: string; chart: ChartDefinition; type: ChartType; ownerId: string },
): Promise<{ id: string; number: string } | undefined> {
  const { today } = await businessDay(call);
  return tables(call)
    .insertInto('improvement.triage')
    .values({
      id: randomUUID(),
      number: await nextNumber(call, 'triage', today),
      project_id: projectId,
      unit_id: await unitOf(call, ownerId),
      signal_id: signalId,
      chart: JSON.stringify(chart),
      chart_type: type,
      state: 'open',
      owner_id: ownerId,
      opened_at: call.now,
    })
    .onConflict((conflict) => conflict.column('signal_id').doNothing())
    .returning(['id', 'number'])
    .executeTakeFirst();
}

export interface FindingCommand {
  readonly finding: Finding;
  readonly note: string;
  /** An open analysis to join instead of opening another. */
  readonly rootCauseId?: string | undefined;
}

/** Sets the signal's state with its own; a special cause opens a root-cause analysis in the same act, or joins one. */
export async function decideTriage(
  call: Call,
  id: string,
  { finding, note, rootCauseId }: FindingCommand,
): Promise<{ id: string } | Refusal> {
  const row = await tables(call)
    .selectFrom('improvement.triage')
    .select(['id', 'state', 'number', 'signal_id', 'chart', 'project_id', 'unit_id'])
    .where('id', '=', id)
    .where(inReach(call, 'improvement.triage'))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return notFound;
  const decided = decideFinding(row.state as TriageState, finding, rootCauseId !== undefined);
  if (isRefusal(decided)) return decided;
  const { indicator } = row.chart as ChartDefinition;
  const refused =
    rootCauseId === undefined ? null : checkJoining(await lockJoined(call, rootCauseId, row.project_id), indicator);
  if (refused) return refused;
  const origin = { triageId: id, signalId: row.signal_id, projectId: row.project_id, unitId: row.unit_id };
  const opened = decided.opensRootCause ? await openRootCause(call, origin) : null;
  await tables(call)
    .updateTable('improvement.triage')
    .set({ state: decided.state, note, decided_at: call.now, root_cause_id: rootCauseId ?? opened })
    .where('id', '=', id)
    .execute();
  await setSignalState(call, row.signal_id, finding, row);
  await append(call, triageDecided, id, { number: row.number, signalId: row.signal_id, finding });
  await audit(call, 'improvement.decide-triage', { type: 'triage', id });
  return { id };
}
