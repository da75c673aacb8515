import type { RootCause, Why } from '@tongli/contracts/improvement';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import { drawChart } from '../../measures/index.ts';
import type { Beyond } from '../beyond.ts';
import type { Attribution } from './shares.ts';

type Finding = Pick<Beyond, 'findCases' | 'findRecordings'>;

const wrong = (code: string, field: string, params: Record<string, string> = {}) =>
  refuse(code, { status: 422, field: `body.whys.${field}`, params });

/** Everything that whys cite, by its number, as far as it exists. */
export async function citedBy(
  call: Call,
  projectId: string,
  whys: readonly Why[],
  beyond: Finding,
): Promise<RootCause['cited']> {
  const all = (of: 'cases' | 'recordings') => [...new Set(whys.flatMap((why) => why[of]))];
  const cases = await beyond.findCases(call, projectId, all('cases'));
  const recordings = await beyond.findRecordings(call, projectId, all('recordings'));
  return { cases: [...cases], recordings: [...recordings] };
}

/**
 * Evidence exists, or it is none. What an earlier version cites is not looked up again: a recording may have been deleted since, as
 * the law wants, and the study would be closed to any change.
 */
export async function checkCited(
  call: Call,
  projectId: string,
  { whys, before }: { whys: readonly Why[]; before: readonly Why[] },
  beyond: Finding,
): Promise<Refusal | null> {
  const cited = await citedBy(call, projectId, whys, beyond);
  for (const [of, code] of [
    ['cases', 'no-such-case'],
    ['recordings', 'no-such-recording'],
  ] as const) {
    const known = new Set([...cited[of].map(({ number }) => number), ...before.flatMap((why) => why[of])]);
    for (const [index, why] of whys.entries()) {
      const unknown = why[of].find((number) => !known.has(number));
      if (unknown !== undefined) return wrong(code, `${index}.${of}`, { number: unknown });
    }
  }
  return checkCharts(call, whys, before);
}

async function checkCharts(call: Call, whys: readonly Why[], before: readonly Why[]): Promise<Refusal | null> {
  const known = new Set(before.flatMap(({ charts }) => charts).map((chart) => JSON.stringify(chart)));
  for (const [index, why] of whys.entries())
    for (const [place, chart] of why.charts.entries())
      if (!known.has(JSON.stringify(chart)) && isRefusal(await drawChart(call, chart)))
        return wrong('no-such-chart', `${index}.charts.${place}`);
  return null;
}

/** Whether a cause rests on something: complaints cited or attributed, recordings, charts. */
export const restsOn = (whys: readonly Why[], attributed: Attribution) => (causeId: string) => {
  const why = whys.find(({ id }) => id === causeId);
  if (!why) return false;
  const cited = why.cases.length + why.recordings.length + why.charts.length;
  return cited > 0 || (attributed.get(causeId)?.size ?? 0) > 0;
};
