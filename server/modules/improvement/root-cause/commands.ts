import { randomUUID } from 'node:crypto';
import type { RootCause, Why } from '@tongli/contracts/improvement';
import type { ChartDefinition } from '@tongli/contracts/measures';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import type { Place } from '../../../platform/permissions/scope.ts';
import { getSignals } from '../../measures/index.ts';
import { businessDay, describePeople } from '../../org/index.ts';
import { inReach, nextNumber, placeOf, tables } from '../store.ts';
import { decideConclusion, decideStudy, type RootCauseState } from './root-cause.ts';

const longestProblem = 2_000;

/** Part of the decision that a signal is a special cause; the problem begins as what the chart says. */
export async function openRootCause(
  call: Call,
  origin: { triageId: string; signalId: string; projectId: string; unitId: string | null },
): Promise<string> {
  const found = (await getSignals(call, [origin.signalId])).get(origin.signalId);
  if (!found) throw new Error(`triage ${origin.triageId}: its signal ${origin.signalId} is gone`);
  const { today } = await businessDay(call);
  const id = randomUUID();
  await tables(call)
    .insertInto('improvement.root_cause')
    .values({
      id,
      number: await nextNumber(call, 'root_cause', today),
      project_id: origin.projectId,
      unit_id: origin.unitId,
      triage_id: origin.triageId,
      state: 'open',
      study_version: 1,
      opened_at: call.now,
      version: 1,
    })
    .execute();
  const problem = found.signal.explanation.zh.slice(0, longestProblem);
  await saveStudy(call, id, 1, { problem, teamIds: [], whys: [] });
  await audit(call, 'improvement.open-root-cause', { type: 'root-cause', id });
  return id;
}

/** An analysis that a triage is to join, held so that nobody concludes it meanwhile. */
export async function lockJoined(
  call: Call,
  id: string,
  projectId: string,
): Promise<{ state: RootCause['state']; indicator: string } | null> {
  const current = await lockRootCause(call, id);
  if (current?.place.projectId !== projectId) return null;
  const { chart } = await tables(call)
    .selectFrom('improvement.root_cause as root_cause')
    .innerJoin('improvement.triage as triage', 'triage.id', 'root_cause.triage_id')
    .select('triage.chart')
    .where('root_cause.id', '=', id)
    .executeTakeFirstOrThrow();
  return { state: current.state, indicator: (chart as ChartDefinition).indicator };
}

export interface Study {
  readonly problem: string;
  readonly teamIds: readonly string[];
  readonly whys: readonly Why[];
}

async function saveStudy(call: Call, id: string, version: number, study: Study): Promise<void> {
  const { problem, teamIds, whys } = study;
  const saved = { saved_at: call.now, saved_by: call.actor.id };
  await tables(call)
    .insertInto('improvement.study')
    .values({ root_cause_id: id, version, problem, team: [...teamIds], whys: JSON.stringify(whys), ...saved })
    .execute();
}

interface LockedRootCause extends RootCauseState {
  readonly studyVersion: number;
  readonly place: Place;
}

async function lockRootCause(call: Call, id: string): Promise<LockedRootCause | null> {
  const row = await tables(call)
    .selectFrom('improvement.root_cause')
    .select(['state', 'version', 'study_version', 'project_id', 'unit_id'])
    .where('id', '=', id)
    .where(inReach(call, 'improvement.root_cause'))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  const state = row.state as RootCause['state'];
  return { state, version: row.version, studyVersion: row.study_version, place: placeOf(row) };
}

/** Saves the whole study as its next version; the earlier ones stay. */
export async function studyRootCause(
  call: Call,
  id: string,
  command: Study & { readonly version: number },
): Promise<{ id: string } | Refusal> {
  const current = await lockRootCause(call, id);
  if (!current) return notFound;
  const people = await describePeople(call, command.teamIds);
  const decided = decideStudy(current, command, (person) => people.has(person));
  if (isRefusal(decided)) return decided;
  const teamIds = [...new Set(command.teamIds)];
  await saveStudy(call, id, decided.version, { ...command, teamIds });
  await tables(call)
    .updateTable('improvement.root_cause')
    .set({ version: decided.version, study_version: decided.version })
    .where('id', '=', id)
    .execute();
  await audit(call, 'improvement.study-root-cause', { type: 'root-cause', id });
  return { id };
}

export interface Conclusion {
  readonly cause: string;
  readonly text: string;
  readonly version: number;
}

export async function concludeRootCause(
  call: Call,
  id: string,
  command: Conclusion,
): Promise<{ id: string } | Refusal> {
  const current = await lockRootCause(call, id);
  if (!current) return notFound;
  const { whys } = await tables(call)
    .selectFrom('improvement.study')
    .select('whys')
    .where('root_cause_id', '=', id)
    .where('version', '=', current.studyVersion)
    .executeTakeFirstOrThrow();
  const decided = decideConclusion(current, whys as readonly Why[], command);
  if (isRefusal(decided)) return decided;
  const { version, cause } = decided;
  await tables(call)
    .updateTable('improvement.root_cause')
    .set({ state: 'concluded', cause, conclusion: command.text, concluded_at: call.now, version })
    .where('id', '=', id)
    .execute();
  await audit(call, 'improvement.conclude-root-cause', { type: 'root-cause', id });
  return { id };
}
