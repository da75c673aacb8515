import type { LiveIndicator } from '@tongli/contracts/measures';
import type { Call } from '../../../platform/call.ts';
import type { PlaceAsked } from '../cells/reading.ts';
import { isOwnCode } from '../own/store.ts';
import { findWatched } from './finding.ts';
import { judge } from './judging.ts';
import type { AlertRow, ThresholdRow } from './store.ts';

const minuteMs = 60_000;
const hourMs = 3_600_000;
const hoursShown = 24;

/** By the bounds of people as of now; what an alert found beyond a control limit stands until it is back. */
export function standingOf(
  watched: Parameters<typeof judge>[0],
  row: ThresholdRow,
  figure: Parameters<typeof judge>[2],
  alerts: readonly AlertRow[],
): LiveIndicator['standing'] {
  const bounds = { warnAt: row.warn_at, breachAt: row.breach_at, minimum: row.minimum };
  const { standing } = judge(watched, bounds, figure, null);
  const beyond = alerts.some((alert) => alert.threshold_id === row.id && alert.recovered_at === null);
  return beyond && standing !== 'silent' ? 'breached' : standing;
}

/** Those that people wrote and set a threshold on, beside the catalogue's. */
export async function ownOnBoard(
  call: Call,
  place: PlaceAsked,
  here: readonly ThresholdRow[],
  alerts: readonly AlertRow[],
): Promise<LiveIndicator[]> {
  const found: LiveIndicator[] = [];
  const hour = Math.floor(call.now.getTime() / hourMs) * hourMs;
  const firstHour = hour - (hoursShown - 1) * hourMs;
  const ago = (minutes: number) => new Date(call.now.getTime() - minutes * minuteMs);
  for (const row of here.filter(({ indicator }) => isOwnCode(indicator))) {
    const watched = await findWatched(call, row.indicator);
    if (!watched) continue;
    const { window_minutes: minutes } = row;
    const { figure } = await watched.over(call, place, { after: ago(minutes), until: call.now });
    const { figure: previous } = await watched.over(call, place, { after: ago(2 * minutes), until: ago(minutes) });
    const hours = { after: new Date(firstHour - 1), until: call.now, minutes: 60 };
    const figureAt = await watched.inSteps(call, place, hours);
    found.push({
      ...{ indicator: watched.indicator, ...figure, windowMinutes: minutes, previous: previous.value },
      ...{ standing: standingOf(watched, row, figure, alerts), thresholdId: row.id },
      ...{ warnAt: row.warn_at, breachAt: row.breach_at },
      points: Array.from({ length: hoursShown }, (_, step) => ({
        at: new Date(firstHour + step * hourMs).toISOString(),
        ...figureAt(step),
      })),
    });
  }
  return found;
}
