import { type MovePlan, type PinnedDefinition, stepOf, type WorkingLimit } from '@tongli/contracts/requests';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { getCalendar } from '../../org/index.ts';
import { limitTimes } from '../../work/index.ts';
import { tables } from '../store.ts';
import type { CaseSource, RunningCase } from './cases.ts';
import { subjectOf } from './drafting.ts';
import { getDefinition } from './reading.ts';
import { recordAct } from './versions.ts';

interface Move {
  readonly toVersionId: string;
  /** By the step that a case stands at, the one at which it goes on; steps of the same key need none. */
  readonly steps: Readonly<Record<string, string>>;
}

interface Target {
  readonly pinned: PinnedDefinition;
  /** Every other version of the process. */
  readonly fromVersionIds: readonly string[];
  /** When a limit that began then is due. */
  readonly dueAt: (from: Date, limit: WorkingLimit) => Date;
}

async function targetOf(call: Call, processId: string, toVersionId: string): Promise<Target | Refusal> {
  const versions = await tables(call)
    .selectFrom('requests.process_version')
    .select('id')
    .where('process_id', '=', processId)
    .execute();
  const ids = versions.map(({ id }) => id);
  if (!ids.includes(toVersionId)) return notFound;
  const pinned = await getDefinition(call, toVersionId);
  const { calendar } = await getCalendar(call, pinned.definition.calendar);
  return {
    pinned,
    fromVersionIds: ids.filter((id) => id !== toVersionId),
    dueAt: (from, { amount, unit }) =>
      limitTimes(calendar, from, unit === 'days' ? { days: amount } : { minutes: amount }, 1).dueAt,
  };
}

/** Where a case goes on: as chosen, or at the step of the same key. Limits count from when it came to its step, as they did. */
function wayOf({ pinned: { definition, versionId }, dueAt }: Target, steps: Move['steps'], one: RunningCase) {
  const step = stepOf(definition, steps[one.stepKey] ?? one.stepKey);
  if (!step) return null;
  return {
    versionId,
    stepKey: step.key,
    stepDueAt: dueAt(one.stepSince, step.limit),
    dueAt: definition.limit && dueAt(one.startedAt, definition.limit),
  };
}

const mostShown = 500;
const mostMoved = 100_000;

/** Which cases would move, to which step, and when that is due then. Nothing is changed. */
export async function previewMove(
  call: Call,
  source: CaseSource,
  { processId, toVersionId, steps }: Move & { readonly processId: string },
): Promise<MovePlan | Refusal> {
  const target = await targetOf(call, processId, toVersionId);
  if (isRefusal(target)) return target;
  const cases = await source.running(call, target.fromVersionIds, mostMoved);
  const lost = cases.filter((one) => wayOf(target, steps, one) === null).map(({ stepKey }) => stepKey);
  const shown = cases.slice(0, mostShown).map(async (one) => {
    const way = wayOf(target, steps, one);
    return {
      id: one.id,
      number: one.number,
      version: (await getDefinition(call, one.versionId)).version,
      step: one.stepKey,
      toStep: way?.stepKey ?? null,
      dueAt: one.stepDueAt?.toISOString() ?? null,
      toDueAt: way?.stepDueAt.toISOString() ?? null,
    };
  });
  return {
    toVersion: target.pinned.version,
    unmapped: [...new Set(lost)],
    stepNames: await namesOfSteps(call, cases),
    cases: await Promise.all(shown),
    total: cases.length,
  };
}

/** As each is called in the latest of the versions that have it and that cases run on. */
async function namesOfSteps(call: Call, cases: readonly RunningCase[]): Promise<MovePlan['stepNames']> {
  const ids = [...new Set(cases.map(({ versionId }) => versionId))];
  const versions = await Promise.all(ids.map((id) => getDefinition(call, id)));
  const steps = versions.toSorted((a, b) => a.version - b.version).flatMap(({ definition }) => definition.steps);
  const stoodAt = new Set(cases.map(({ stepKey }) => stepKey));
  return Object.fromEntries(steps.filter(({ key }) => stoodAt.has(key)).map(({ key, name }) => [key, name]));
}

interface Moved {
  readonly moved: number;
  readonly failed: { readonly id: string; readonly number: string; readonly code: string }[];
}

/** Moves the cases that were named, each whole or not at all. */
export async function moveCases(
  call: Call,
  source: CaseSource,
  move: Move & { readonly processId: string; readonly caseIds: readonly string[]; readonly reason: string },
): Promise<Moved | Refusal> {
  const { processId, toVersionId, steps, caseIds, reason } = move;
  const target = await targetOf(call, processId, toVersionId);
  if (isRefusal(target)) return target;
  const running = new Map((await source.running(call, target.fromVersionIds, mostMoved)).map((one) => [one.id, one]));
  const failed: Moved['failed'] = [];
  for (const id of caseIds) {
    const one = running.get(id);
    const refused = one
      ? await moveOne(call, source, { one, way: wayOf(target, steps, one) })
      : refuse('case-not-running');
    if (refused) failed.push({ id, number: one?.number ?? '', code: refused.refusal });
  }
  const moved = caseIds.length - failed.length;
  if (moved > 0) {
    await recordAct(call, processId, { act: 'cases-moved', versionId: toVersionId, reason, params: { moved } });
    await audit(call, 'requests.move-cases', subjectOf(processId), reason);
  }
  return { moved, failed };
}

const moveOne = async (
  call: Call,
  source: CaseSource,
  { one, way }: { one: RunningCase; way: ReturnType<typeof wayOf> },
): Promise<Refusal | null> => (way ? source.move(call, one, way) : refuse('step-not-mapped'));
