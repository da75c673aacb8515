import { addDays, localDate, startOfDay, workingMinutesBetween } from '@tongli/calendar';
import {
  getProcessMap,
  listProcessMapCases,
  type MinedMap,
  mostCasesBehind,
  type ProcessDefinition,
  type ProcessMap,
} from '@tongli/contracts/requests';
import { getCalendar } from '../../modules/org/index.ts';
import {
  createMiner,
  end,
  factsOf,
  findMinedProcess,
  type MinedVersion,
  type MinutesBetween,
  requestTraces,
  start,
  type Trace,
} from '../../modules/requests/index.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../platform/call.ts';
import { operation } from '../../platform/http/operation.ts';
import { admit, scopeOf } from '../../platform/permissions/actor.ts';
import { complaintTraces } from './complaint-traces.ts';

/**
 * The latest of them, so that a map stays a matter of a second or two; that older ones are left out is said in the reply. Of so many, a share
 * is known to seven in a thousand (1.96 √(¼ / n)): more cases would move no line of the map.
 */
const mostCases = 20_000;
const usualDays = 90;

interface Asked {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly unitId?: string | undefined;
  readonly version?: number | undefined;
}

interface Slice {
  readonly kind: ProcessMap['process']['kind'];
  readonly versions: readonly [MinedVersion, ...MinedVersion[]];
  readonly from: string;
  readonly to: string;
  readonly minutesBetween: MinutesBetween;
  readonly batches: AsyncIterable<readonly Trace[]>;
}

/** Who may see the cases of a process: those of complaints are complaints. */
function reachOf(call: Call, kind: Slice['kind']): Call | Refusal {
  if (kind !== 'complaint') return call;
  const need = 'complaints.read';
  if (admit({ need, sessionOnly: false }, call.actor) !== 'allowed') return refuse('forbidden', { status: 403 });
  return { ...call, scope: scopeOf(call.actor, need) };
}

async function sliceOf(call: Call, processId: string, asked: Asked): Promise<Slice | Refusal> {
  const found = await findMinedProcess(call, processId);
  if (!found) return notFound;
  const reached = reachOf(call, found.kind);
  if (isRefusal(reached)) return reached;
  const { calendar } = await getCalendar(call, found.versions[0].definition.calendar);
  const to = asked.to ?? localDate(calendar.zone, call.now);
  const from = asked.from ?? addDays(to, 1 - usualDays);
  const chosen = found.versions.filter(({ version }) => asked.version === undefined || version === asked.version);
  const slice = {
    versionIds: chosen.map(({ versionId }) => versionId),
    from: startOfDay(calendar.zone, from),
    until: startOfDay(calendar.zone, addDays(to, 1)),
    unitId: asked.unitId ?? null,
  };
  const definitions = new Map(chosen.map(({ versionId, definition }) => [versionId, definition]));
  const read = found.kind === 'complaint' ? complaintTraces : requestTraces;
  return {
    ...{ kind: found.kind, versions: found.versions, from, to },
    minutesBetween: (a, b) => workingMinutesBetween(calendar, new Date(a), new Date(b)),
    batches: read(reached, slice, definitions, mostCases),
  };
}

const stagesBefore = ['@acknowledged', '@assessed'];
const stagesAfter = ['@answered', end];

/** Stages around the steps of the latest definition; what stands in older ones alone comes after those. */
function nodesOf({ steps: mined, edges }: MinedMap, definition: ProcessDefinition): ProcessMap['nodes'] {
  const seen = new Set([...mined.map(({ key }) => key), ...edges.map(({ to }) => to)]);
  const own = definition.steps.map(({ key, name }) => ({ key, name }));
  const stages = (keys: readonly string[]) => keys.filter((key) => seen.has(key)).map((key) => ({ key, name: null }));
  const placed = new Set([...own.map(({ key }) => key), ...stagesBefore, ...stagesAfter]);
  const others = [...seen].filter((key) => !placed.has(key)).map((key) => ({ key, name: null }));
  return [{ key: start, name: null }, ...stages(stagesBefore), ...own, ...others, ...stages(stagesAfter)];
}

const waysOf = ({ steps }: ProcessDefinition): ProcessMap['ways'] =>
  steps.flatMap(({ key, next, back }) => [
    ...next.map(({ to }) => ({ from: key, to })),
    ...back.map((to) => ({ from: key, to })),
  ]);

export const processMapView = operation(getProcessMap, async (call, { params, query }) => {
  const slice = await sliceOf(call, params.id, query);
  if (isRefusal(slice)) return slice;
  const { kind, versions, from, to } = slice;
  const miner = createMiner(slice.minutesBetween);
  const of = new Map<ProcessDefinition, number>();
  for await (const traces of slice.batches)
    for (const trace of traces) {
      miner.add(trace);
      of.set(trace.definition, (of.get(trace.definition) ?? 0) + 1);
    }
  const mined = miner.result();
  const latest = versions.find(({ definition }) => of.has(definition)) ?? versions[0];
  return {
    ...mined,
    process: { id: params.id, kind, name: latest.definition.name },
    nodes: nodesOf(mined, latest.definition),
    ways: waysOf(latest.definition),
    versions: versions.map(({ version, definition }) => ({ version, cases: of.get(definition) ?? 0 })),
    ...{ from, to, cut: mined.cases >= mostCases, asOf: call.now.toISOString() },
  };
});

/** By how long a case stayed at an element; null where it never came there. */
function stayed(trace: Trace, element: string, { now, minutesBetween }: { now: Date; minutesBetween: MinutesBetween }) {
  const { stands } = trace;
  if (element.startsWith('standing:'))
    return stands && element === `standing:${stands.step}` ? now.getTime() - stands.since : null;
  const facts = factsOf(trace, minutesBetween).filter((fact) => fact.element === element);
  return facts.length === 0 ? null : facts.reduce((sum, { wall }) => sum + wall, 0);
}

export const processMapCases = operation(listProcessMapCases, async (call, { params, query }) => {
  const slice = await sliceOf(call, params.id, query);
  if (isRefusal(slice)) return slice;
  const found: { id: string; time: number }[] = [];
  for await (const traces of slice.batches)
    for (const trace of traces) {
      const time = stayed(trace, query.element, { now: call.now, minutesBetween: slice.minutesBetween });
      if (time !== null) found.push({ id: trace.id, time });
    }
  found.sort((a, b) => b.time - a.time || (a.id < b.id ? -1 : 1));
  return { ids: found.slice(0, mostCasesBehind).map(({ id }) => id), total: found.length };
});
