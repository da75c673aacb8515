import type { QueryOf, ReplyOf } from '@tongli/contracts/kernel';
import type { getLiveBoard, LiveIndicator } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import { unitNames } from '../../org/index.ts';
import { ownOnBoard, standingOf } from '../alert/own-on-board.ts';
import { alertReplies } from '../alert/replies.ts';
import { type AlertRow, inReach, type ThresholdRow } from '../alert/store.ts';
import { readThresholds } from '../alert/thresholds.ts';
import { catalogue, type IndicatorEntry, type Measure, measuresOf } from '../catalogue/index.ts';
import { tables } from '../store.ts';
import { daysOf, figureOf, type Sums } from './figure.ts';
import { type PlaceAsked, readSteps, readStock, readTwoWindows, readUnits } from './reading.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const usualMinutes = 1_440;
const hoursShown = 24;
/** What is over is shown below what stands, the latest only. */
const behindShown = 20;

/** What is told once a day says nothing of the last hours. */
const watched = catalogue.filter(({ recipe }) => !recipe.isDaily);
const everyMeasure: readonly Measure[] = [...new Set(watched.flatMap(({ recipe }) => measuresOf(recipe)))];

/** Sums of the last so many minutes and of as many before, for each window that anything here is judged over. */
type Windows = ReadonlyMap<number, { readonly now: Sums; readonly before: Sums }>;

interface Read {
  readonly windows: Windows;
  readonly hours: ReadonlyMap<number, Sums>;
  readonly firstHour: Date;
  readonly stock: number;
}

export async function readBoard(
  call: Call,
  place: QueryOf<typeof getLiveBoard>,
): Promise<ReplyOf<typeof getLiveBoard>> {
  const thresholds = await readThresholds(call);
  const here = thresholds.filter(
    (row) => row.unit_id === (place.unitId ?? null) && (!place.projectId || row.project_id === place.projectId),
  );
  const alerts = await readAlerts(call, place);
  const read = await readSums(call, place, here);
  const unitIds = new Set([
    ...(await readUnits(call, place.projectId)),
    ...thresholds.flatMap((row) => row.unit_id ?? []),
  ]);
  const names = await unitNames(call, [...unitIds]);
  return {
    asOf: call.now.toISOString(),
    indicators: [
      ...watched.map((entry) => indicatorOf(entry, here, alerts, read)),
      ...(await ownOnBoard(call, place, here, alerts)),
    ],
    alerts: await alertReplies(call, alerts),
    units: [...names].map(([id, name]) => ({ id, name })),
  };
}

/** Those that stand at a place, then the latest of those that are behind it. */
export async function readAlerts(call: Call, { projectId, unitId }: PlaceAsked): Promise<AlertRow[]> {
  const select = () =>
    tables(call)
      .selectFrom('measures.alert')
      .selectAll()
      .where(inReach(call))
      .$if(Boolean(projectId), (query) => query.where('project_id', '=', projectId ?? ''))
      .$if(Boolean(unitId), (query) => query.where('unit_id', '=', unitId ?? ''))
      .orderBy('raised_at', 'desc');
  const standing = await select().where('closed_at', 'is', null).limit(100).execute();
  const behind = await select().where('closed_at', 'is not', null).limit(behindShown).execute();
  return [...standing, ...behind];
}

async function readSums(call: Call, place: PlaceAsked, here: readonly ThresholdRow[]): Promise<Read> {
  const windows = new Map<number, { now: Sums; before: Sums }>();
  for (const minutes of new Set([usualMinutes, ...here.map((row) => row.window_minutes)])) {
    const after = new Date(call.now.getTime() - minutes * minuteMs);
    windows.set(minutes, await readTwoWindows(call, place, everyMeasure, { after, until: call.now }));
  }
  const hour = Math.floor(call.now.getTime() / hourMs) * hourMs;
  const firstHour = new Date(hour - (hoursShown - 1) * hourMs);
  // A slot that begins with the first hour belongs to it.
  const span = { after: new Date(firstHour.getTime() - 1), until: call.now, minutes: 60 };
  return {
    windows,
    firstHour,
    hours: await readSteps(call, place, everyMeasure, span),
    stock: await readStock(call, place, 'customers', call.now),
  };
}

function indicatorOf(
  entry: IndicatorEntry,
  here: readonly ThresholdRow[],
  alerts: readonly AlertRow[],
  { windows, hours, firstHour, stock }: Read,
): LiveIndicator {
  const { indicator, recipe } = entry;
  const threshold = here.find((row) => row.indicator === indicator.code);
  const windowMinutes = threshold?.window_minutes ?? usualMinutes;
  const sums = windows.get(windowMinutes) ?? { now: new Map(), before: new Map() };
  const days = daysOf(windowMinutes);
  const figure = figureOf(recipe, sums.now, { days, stockDays: days * stock });
  return {
    indicator,
    ...figure,
    windowMinutes,
    previous: figureOf(recipe, sums.before, { days, stockDays: days * stock }).value,
    standing: threshold ? standingOf(entry, threshold, figure, alerts) : 'unset',
    thresholdId: threshold?.id ?? null,
    warnAt: threshold?.warn_at ?? null,
    breachAt: threshold?.breach_at ?? null,
    points: Array.from({ length: hoursShown }, (_, step) => ({
      at: new Date(firstHour.getTime() + step * hourMs).toISOString(),
      ...figureOf(recipe, hours.get(step) ?? new Map(), { days: 1 / 24, stockDays: stock / 24 }),
    })),
  };
}
