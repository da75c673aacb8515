import { randomUUID } from 'node:crypto';
import type { RootCause, Why } from '@tongli/contracts/improvement';
import type { ChartDefinition } from '@tongli/contracts/measures';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { getSignals } from '../../measures/index.ts';
import { businessDay } from '../../org/index.ts';
import type { Beyond } from '../beyond.ts';
import { nextNumber, tables } from '../store.ts';
import { joinAsLead } from '../team/commands.ts';
import { teamOf } from '../team/store.ts';
import { forgetCauses } from './attributing.ts';
import { checkCited, restsOn } from './evidence.ts';
import { decideConclusion, decideStudy } from './root-cause.ts';
import { attributionOf, handOf, lockRootCause, whysOf } from './store.ts';

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
  await saveStudy(call, id, 1, { problem, whys: [] });
  await joinAsLead(call, 'root-cause', id);
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
  readonly whys: readonly Why[];
}

async function saveStudy(call: Call, id: string, version: number, study: Study): Promise<void> {
  const { problem, whys } = study;
  // The team as it was, beside what it found.
  const team = (await teamOf(call, 'root-cause', id)).map(({ personId }) => personId);
  const saved = { saved_at: call.now, saved_by: call.actor.id };
  await tables(call)
    .insertInto('improvement.study')
    .values({ root_cause_id: id, version, problem, team, whys: JSON.stringify(whys), ...saved })
    .execute();
}

/** Saves the whole study as its next version; the earlier ones stay. */
export async function studyRootCause(
  call: Call,
  id: string,
  command: Study & { readonly version: number },
  beyond: Pick<Beyond, 'findCases' | 'findRecordings'>,
): Promise<{ id: string } | Refusal> {
  const current = await lockRootCause(call, id);
  if (!current) return notFound;
  const decided = decideStudy(current, command, await handOf(call, id, current.place));
  if (isRefusal(decided)) return decided;
  const before = await whysOf(call, id, current.studyVersion);
  const unfounded = await checkCited(call, current.place.projectId, { whys: command.whys, before }, beyond);
  if (unfounded) return unfounded;
  await saveStudy(call, id, decided.version, command);
  await forgetCauses(
    call,
    id,
    command.whys.map((why) => why.id),
  );
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
  readonly causeId?: string | undefined;
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
  const whys = await whysOf(call, id, current.studyVersion);
  const decided = decideConclusion(current, whys, command, restsOn(whys, await attributionOf(call, id)));
  if (isRefusal(decided)) return decided;
  const { version, cause, causeId } = decided;
  await tables(call)
    .updateTable('improvement.root_cause')
    .set({
      state: 'concluded',
      cause,
      cause_id: causeId,
      conclusion: command.text,
      concluded_at: call.now,
      version,
    })
    .where('id', '=', id)
    .execute();
  await audit(call, 'improvement.conclude-root-cause', { type: 'root-cause', id });
  return { id };
}
