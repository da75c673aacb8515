import { addDays, dayRange } from '@tongli/calendar';
import type { QueryOf } from '@tongli/contracts/kernel';
import {
  type Centre,
  centre,
  type getScorecard,
  type Scorecard,
  type ScorecardNumber,
} from '@tongli/contracts/measures';
import { allowanceOf, type Call, forbidden, isRefusal, type Refusal } from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { checkRange } from '../../../platform/range.ts';
import { businessDay, describePeople, projectAsked, unitNames } from '../../org/index.ts';
import { awaiting, catalogue, type Measure, measures, measuresOf } from '../catalogue/index.ts';
import { readSumsByDay, readTold } from '../cells/day-reading.ts';
import { readOnward } from '../cells/onward.ts';
import { ownersIn } from '../context/owners.ts';
import { earlier, later } from '../dates.ts';
import type { Range } from '../observations.ts';
import { readOwn } from '../own/store.ts';
import { targetsAt } from '../target/store.ts';
import { readChoice } from './choosing.ts';
import { type ByDay, controlOf, figureOver, knownSince, pointsOf } from './course.ts';
import { type Chosen, chosenOf, type Item, isTold, type Told } from './items.ts';
import { ownNumbers } from './own-numbers.ts';

/** How much of the past a control mark is judged by, up to the end of the period. */
const pastDays = 60;
const mostDays = 400;

interface Asked {
  readonly range: Range;
  readonly before: Range;
  /** Of days that are over. */
  readonly past: Range;
}

/** The period as far as it has come, what it is compared with, and the past to judge by. */
async function spansOf(call: Call, { from, to, beforeFrom, beforeTo }: QueryOf<typeof getScorecard>): Promise<Asked> {
  const { today, lastComplete } = await businessDay(call);
  const end = from > today ? to : earlier(to, today);
  const days = dayRange(from, end).length;
  const complete = earlier(end, lastComplete);
  return {
    range: { from, to: end },
    before:
      beforeFrom && beforeTo
        ? { from: beforeFrom, to: beforeTo }
        : { from: addDays(from, -days), to: addDays(from, -1) },
    past: { from: addDays(complete, 1 - pastDays), to: complete },
  };
}

interface Known {
  readonly spans: Asked;
  readonly byDay: ByDay;
  readonly told: Told;
  readonly targets: ReadonlyMap<string, number>;
  readonly people: ReadonlyMap<string, string>;
}

function numberOf({ entry, rank, ownerId }: Chosen, { spans, byDay, told, targets, people }: Known): ScorecardNumber {
  const { range, before } = spans;
  const { indicator } = entry;
  const since = knownSince(entry, told);
  return {
    indicator,
    rank,
    ...figureOver(entry, byDay, range, since),
    previous: figureOver(entry, byDay, before, since).value,
    target: targets.get(indicator.code) ?? null,
    control: controlOf(entry, byDay, spans, since),
    points: pointsOf(entry, byDay, range, since),
    ownerId,
    ownerName: ownerId === null ? '' : (people.get(ownerId) ?? ''),
  };
}

/** What nothing tells: of the trade, and of the catalogue while its source is silent. */
function awaitedIn(of: Centre, told: Told) {
  const silent = catalogue
    .filter((entry) => entry.indicator.centre === of && !isTold(entry, told))
    .map(({ indicator: { code, name, formula, source } }) => ({ code, name, formula, centre: of, awaits: source }));
  return [...silent, ...awaiting.filter((one) => one.centre === of)];
}

export async function readScorecard(call: Call, query: QueryOf<typeof getScorecard>): Promise<Scorecard | Refusal> {
  const refused = checkRange(query, 'query', mostDays);
  if (refused) return refused;
  const { beforeFrom, beforeTo } = query;
  const other = beforeFrom && beforeTo ? checkRange({ from: beforeFrom, to: beforeTo }, 'query', mostDays) : null;
  if (other) return { ...other, field: 'query.beforeFrom' };
  const { projectId: asked, unitId = null, personId = null } = query;
  const project = await projectAsked(call, asked, 'query.projectId');
  if (isRefusal(project) && asked) return project;
  const projectId = isRefusal(project) ? null : project;
  const place = {
    ...(projectId ? { projectId } : {}),
    ...(unitId ? { unitId } : {}),
    ...(personId ? { personId } : {}),
  };
  const spans = await spansOf(call, query);
  const told = await readTold(call, measures, projectId);
  const choice = projectId ? await readChoice(call, projectId) : { version: 0, items: [] };
  const owners = projectId ? await ownersIn(call, projectId) : new Map<string, string>();
  const chosen = chosenOf(choice.items, told).map((one) => {
    return { ...one, ownerId: owners.get(one.entry.indicator.code) ?? null };
  });
  const wanted = [...new Set(chosen.flatMap(({ entry }) => measuresOf(entry.recipe)))];
  const { range, before, past } = spans;
  const byDay = await readSumsByDay(call, place, wanted, {
    from: earlier(before.from, past.from),
    to: later(before.to, range.to),
  });
  const people = await describePeople(call, [
    ...new Set([...chosen.flatMap(({ ownerId }) => ownerId ?? []), ...(personId ? [personId] : [])]),
  ]);
  const targets = projectId
    ? await targetsAt(call, { projectId, unitId, personId }, range.to)
    : new Map<string, number>();
  const own = projectId ? await ownWanted(call, projectId, choice.items, owners) : [];
  const numbers = [
    ...chosen.map((one) => numberOf(one, { spans, byDay, told, targets, people })),
    ...(projectId ? await ownNumbers(call, { ...place, projectId }, own, spans) : []),
  ];
  return {
    ...{ asOf: call.now.toISOString(), ...range, before, projectId, version: choice.version },
    ...(await onwardFrom(call, place, wanted, range)),
    place: await placeName(call, place, people),
    centres: centre.options.map((of) => ({
      centre: of,
      numbers: numbers.filter(({ indicator }) => indicator.centre === of),
      awaiting: awaitedIn(of, told),
    })),
    actions: {
      choose: allowanceOf(
        projectId && holds(call.actor, 'measures.target', { projectId, unitId: null }) ? null : forbidden,
      ),
    },
  };
}

/** Those of the project that are chosen; while nothing is, all that are in use are watched. */
async function ownWanted(call: Call, projectId: string, items: readonly Item[], owners: ReadonlyMap<string, string>) {
  const all = (await readOwn(call)).filter((own) => own.projectId === projectId && own.archivedAt === null);
  const wanted = all.flatMap((own) => {
    const item = items.find(({ indicator }) => indicator === own.code);
    if (items.length > 0 && !item) return [];
    return { own, rank: item?.rank ?? ('watched' as const), ownerId: owners.get(own.code) ?? own.ownerId };
  });
  const names = await describePeople(call, [...new Set(wanted.map(({ ownerId }) => ownerId))]);
  return wanted.map((one) => ({ ...one, ownerName: names.get(one.ownerId) ?? '' }));
}

interface PlaceOf {
  readonly unitId?: string;
  readonly personId?: string;
}

async function placeName(call: Call, { unitId, personId }: PlaceOf, people: ReadonlyMap<string, string>) {
  const name = personId ? people.get(personId) : undefined;
  if (name !== undefined) return { zh: name, en: name };
  return unitId ? ((await unitNames(call, [unitId])).get(unitId) ?? null) : null;
}

/** Where the place goes on: its branches and its people. A person goes no further. */
async function onwardFrom(
  call: Call,
  place: PlaceOf & { projectId?: string },
  wanted: readonly Measure[],
  range: Range,
) {
  if (place.personId) return { units: [], people: [] };
  const { unitIds, personIds } = await readOnward(call, place, wanted, range);
  const units = await unitNames(call, [...unitIds]);
  const people = await describePeople(call, [...personIds]);
  return {
    units: [...units].map(([id, name]) => ({ id, name })),
    people: [...people].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'zh')),
  };
}
