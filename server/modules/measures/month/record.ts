import type { QueryOf, ReplyOf } from '@tongli/contracts/kernel';
import type {
  Figure,
  getMonth,
  getOwnMonth,
  listMonths,
  Month,
  MonthCorrection,
  MonthFigure,
  MonthState,
} from '@tongli/contracts/measures';
import { allowanceOf, type Call, forbidden, isRefusal, notFound, type Refusal } from '../../../platform/call.ts';
import { beyondScope, holds, reaches } from '../../../platform/permissions/scope.ts';
import { businessDay, describePeople, projectAsked, unitNames } from '../../org/index.ts';
import { catalogue, measuresOf } from '../catalogue/index.ts';
import { isTold } from '../scorecard/items.ts';
import { type At, countedParts, type MonthOf, measuresChanged, placesCounted, sumsAt } from './components.ts';
import { daysOfMonth, figuresOf, ownFiguresOf, type Reckoned, readToldIn, readWanted } from './figures.ts';
import { mayLock, mayRaise, maySign, monthBefore, stateOf } from './month.ts';
import { type DisputeShown, describeDisputes } from './replies.ts';
import {
  type CorrectionRow,
  correctionsByMonth,
  type KeptMonth,
  keptOne,
  openDisputesOf,
  readCorrections,
  readDisputes,
  readKept,
  readPublished,
} from './store.ts';

/** How far back months are listed. */
const mostMonths = 24;

const standingOf = (month: string, state: MonthState, kept: KeptMonth | undefined) => ({
  ...{ month, state, lockedAt: kept?.lockedAt.toISOString() ?? null, lockedBy: kept?.lockedBy ?? '' },
  ...{ signedAt: kept?.signedAt?.toISOString() ?? null, signedBy: kept?.signedBy ?? '' },
});

/** From the running month back to the first in which anything was counted. */
export async function readMonths(
  call: Call,
  { projectId: asked }: QueryOf<typeof listMonths>,
): Promise<ReplyOf<typeof listMonths> | Refusal> {
  const projectId = await projectAsked(call, asked, 'query.projectId');
  if (isRefusal(projectId)) return projectId;
  const { today } = await businessDay(call);
  const told = await readToldIn(call, projectId);
  const first = [...told.values()].toSorted()[0]?.slice(0, 7) ?? today.slice(0, 7);
  const kept = await readKept(call, projectId);
  const open = await openDisputesOf(call, projectId);
  const corrections = await correctionsByMonth(call, projectId);
  const changed = await measuresChanged(call, projectId);
  const entries = catalogue.filter((entry) => isTold(entry, told));
  const months: string[] = [];
  for (let month = today.slice(0, 7); month >= first && months.length < mostMonths; month = monthBefore(month))
    months.push(month);
  return {
    months: months.map((month) => {
      const measures = new Set<string>(changed.get(month));
      const one = keptOne(kept, month);
      return {
        ...standingOf(month, stateOf(month, today, one), one),
        ...{ openDisputes: open.get(month) ?? 0, corrections: corrections.get(month) ?? 0 },
        differences: entries.filter(({ recipe }) => measuresOf(recipe).some((name) => measures.has(name))).length,
      };
    }),
  };
}

const dust = 1e-6;
const differs = (a: Figure, b: Figure | undefined) =>
  Math.abs(a.count - (b?.count ?? 0)) > dust || Math.abs(a.size - (b?.size ?? 0)) > dust;

/** What it comes to now, the catalogue with what was put right, and what people wrote. */
async function reckon(call: Call, of: MonthOf, at: At, isKept: boolean): Promise<Reckoned[]> {
  const range = await daysOfMonth(call, of.month);
  const told = await readToldIn(call, of.projectId);
  const parts = countedParts(of, at.personId ? 'person' : 'place');
  const own = await ownFiguresOf(call, of, [at], { withArchived: isKept });
  const whole = at.unitId === null && at.personId === null;
  return [...figuresOf(await sumsAt(call, of, parts, at), range, told, whole), ...own.map(({ figure }) => figure)];
}

const figureOnly = ({ value, count, size }: Figure): Figure => ({ value, count, size });

export async function figuresAt(call: Call, of: MonthOf, at: At, state: MonthState): Promise<MonthFigure[]> {
  const isKept = state === 'locked' || state === 'signed';
  const now = await reckon(call, of, at, isKept);
  if (isKept) {
    const published = await readPublished(call, of, at);
    return published.map(({ indicator, value, count, size, target }) => {
      const today = now.find((one) => one.indicator.code === indicator.code);
      const since = differs({ value, count, size }, today)
        ? figureOnly(today ?? { value: null, count: 0, size: 0 })
        : null;
      return { indicator, value, count, size, target, since };
    });
  }
  const wanted = await readWanted(call, of, at);
  return now.map((one) => ({ indicator: one.indicator, ...figureOnly(one), target: wanted(one), since: null }));
}

/** Where the caller reaches no whole project they see the first of the units that they reach. */
async function placeFor(call: Call, of: MonthOf, asked: At): Promise<At & { units: string[]; people: string[] }> {
  const { unitIds, personIds } = await placesCounted(call, of);
  const whole = reaches(call.scope, { projectId: of.projectId, unitId: null });
  const unitId = asked.unitId ?? (whole || asked.personId ? null : (unitIds[0] ?? null));
  return { unitId, personId: asked.personId, units: unitIds, people: personIds };
}

async function nameOf(call: Call, { unitId, personId }: At) {
  if (personId) {
    const name = (await describePeople(call, [personId])).get(personId);
    return name === undefined ? null : { zh: name, en: name };
  }
  return unitId ? ((await unitNames(call, [unitId])).get(unitId) ?? null) : null;
}

async function entriesOf(call: Call, rows: readonly CorrectionRow[]): Promise<MonthCorrection[]> {
  const units = await unitNames(call, [...new Set(rows.flatMap(({ unitId }) => unitId ?? []))]);
  const people = await describePeople(call, [...new Set(rows.flatMap(({ personId }) => personId ?? []))]);
  return rows.map(({ measure, unitId, personId, madeAt, ...row }) => {
    const person = personId ? people.get(personId) : undefined;
    const made = catalogue.filter(({ recipe }) => measuresOf(recipe).some((one) => one === measure));
    return {
      ...{ ...row, part: measure, madeAt: madeAt.toISOString() },
      indicators: made.map(({ indicator }) => indicator.name),
      place: person === undefined ? (unitId && units.get(unitId)) || null : { zh: person, en: person },
    };
  });
}

interface Looking {
  readonly of: MonthOf;
  readonly at: At;
  /** Of oneself alone. */
  readonly own: boolean;
}

async function monthAt(call: Call, { of, at, own }: Looking): Promise<Month> {
  const { projectId, month } = of;
  const { today } = await businessDay(call);
  const kept = await readKept(call, projectId);
  const one = keptOne(kept, month);
  const state = stateOf(month, today, one);
  const whose = own ? at.personId : null;
  const disputes: DisputeShown[] = await readDisputes(call, of, whose);
  const open = await openDisputesOf(own ? call : beyondScope(call), projectId);
  const rows = await readCorrections(call, of, whose);
  const range = await daysOfMonth(call, month);
  const locked = kept.map((keptMonth) => keptMonth.month);
  const may = (permission: string, rule: Refusal | null) =>
    allowanceOf(holds(call.actor, permission, { projectId, unitId: null }) ? rule : forbidden);
  return {
    ...{ ...standingOf(month, state, one), ...range, ...of, unitId: at.unitId, personId: at.personId },
    ...{ openDisputes: open.get(month) ?? 0, corrections: rows.length },
    place: await nameOf(call, at),
    figures: await figuresAt(call, of, at, state),
    disputes: await describeDisputes(call, disputes),
    entries: await entriesOf(call, rows),
    ...{ units: [], people: [], asOf: call.now.toISOString(), version: one?.version ?? 0 },
    actions: {
      lock: may('measures.close', mayLock(month, state, { locked, openDisputes: open.get(month) ?? 0 })),
      sign: may('measures.sign', maySign(month, state)),
      dispute: allowanceOf(mayRaise(month, state, today)),
    },
  };
}

export async function readMonth(call: Call, month: string, query: QueryOf<typeof getMonth>): Promise<Month | Refusal> {
  const { projectId: asked, unitId = null, personId = null } = query;
  const projectId = await projectAsked(call, asked, 'query.projectId');
  if (isRefusal(projectId)) return projectId;
  const { today } = await businessDay(call);
  if (month > today.slice(0, 7)) return notFound;
  const of = { projectId, month };
  const { units, people, ...at } = await placeFor(call, of, { unitId, personId });
  const found = await monthAt(call, { of, at, own: false });
  const named = await describePeople(call, people);
  return {
    ...found,
    units: [...(await unitNames(call, units))].map(([id, name]) => ({ id, name })),
    people: [...named].map(([id, name]) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'zh')),
  };
}

/** One's own figures, wherever one was counted. */
export async function readOwnMonth(
  call: Call,
  month: string,
  { projectId: asked }: QueryOf<typeof getOwnMonth>,
): Promise<Month | Refusal> {
  const projectId = await projectAsked(call, asked, 'query.projectId');
  if (isRefusal(projectId)) return projectId;
  const personId = call.actor.id;
  const { today } = await businessDay(call);
  if (personId === null || month > today.slice(0, 7)) return notFound;
  return monthAt(beyondScope(call), { of: { projectId, month }, at: { unitId: null, personId }, own: true });
}
