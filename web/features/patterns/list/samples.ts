import { endpoint, id, instant, listQuery, page } from '@tongli/contracts/kernel';
import { z } from 'zod';
import type { ListSearch } from '../../../api/list.ts';
import { ConnectionLost, ProblemError, readProblem } from '../../../api/problem.ts';
import type { PageOf } from '../../../ui/list/useList.ts';

export const sampleStates = ['open', 'waiting', 'done'] as const;

const sample = z.object({
  id,
  number: z.string(),
  place: z.number().int(),
  state: z.enum(sampleStates),
  amount: z.number(),
  at: instant,
});
export type Sample = z.infer<typeof sample>;

/** A list that no server has: the pattern reads rows at hand under its name. */
export const listSamples = endpoint({
  id: 'patterns.list',
  method: 'GET',
  path: '/patterns/samples',
  need: 'signed-in',
  query: listQuery({
    filters: { number: ['starts'], state: ['in'] },
    sorts: ['number', 'amount', 'at'],
    usualSort: 'number',
  }),
  reply: page(sample),
});

export const conditions = [
  'rows',
  'loading',
  'empty',
  'no-match',
  'error',
  'forbidden',
  'stale',
  'one',
  'many',
  'refused',
] as const;
export type Condition = (typeof conditions)[number];

const counts: Partial<Record<Condition, number>> = { rows: 240, stale: 24, one: 1, many: 100_000, refused: 40 };

const firstDay = Date.parse('2026-03-02T01:00:00Z');
const hourMs = 3_600_000;

function sampleAt(place: number): Sample {
  return {
    id: `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`,
    number: `YB-${String(place).padStart(6, '0')}`,
    place,
    state: sampleStates[(place * 7) % sampleStates.length] ?? 'open',
    // Scattered, and the same every time.
    amount: ((place * 7_919) % 100_003) / 10,
    at: new Date(firstDay - place * hourMs).toISOString(),
  };
}

const made = new Map<number, readonly Sample[]>();
function samples(count: number): readonly Sample[] {
  const rows = made.get(count) ?? Array.from({ length: count }, (_, index) => sampleAt(index + 1));
  made.set(count, rows);
  return rows;
}

function matching(rows: readonly Sample[], search: ListSearch): Sample[] {
  const starts = search['filter[number][starts]']?.toUpperCase() ?? '';
  const states = search['filter[state][in]']?.split(',');
  const sort = search.sort ?? 'number';
  const field = sort.replace('-', '') as 'number' | 'amount' | 'at';
  const sign = sort.startsWith('-') ? -1 : 1;
  return rows
    .filter((row) => row.number.startsWith(starts) && (states?.includes(row.state) ?? true))
    .sort((a, b) => (a[field] < b[field] ? -sign : a[field] > b[field] ? sign : a.place - b.place));
}

const refusal = (status: number, code: string) => new ProblemError({ ...readProblem(status, '', 'pattern'), code });

const forever = (signal: AbortSignal) =>
  new Promise<never>((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

/** Answers as a server would in this state; `read` counts how often it was asked. */
export function sourceOf(condition: Condition) {
  let read = 0;
  return async (search: ListSearch, signal: AbortSignal): Promise<PageOf<Sample>> => {
    if (condition === 'loading') return forever(signal);
    if (condition === 'error') throw new ConnectionLost('pattern');
    if (condition === 'forbidden') throw refusal(403, 'forbidden');
    if (condition === 'stale' && search.count === undefined && read++ > 0) throw refusal(500, 'internal');
    const rows = condition === 'no-match' ? [] : matching(samples(counts[condition] ?? 0), search);
    // All at once where there are many: what is drawn must not depend on how much is loaded.
    const limit = condition === 'many' && !search.limit ? rows.length : Number(search.limit ?? 50);
    const from = Number(search.cursor ?? 0);
    const next = from + limit < rows.length ? String(from + limit) : null;
    return { items: rows.slice(from, from + limit), nextCursor: next, total: rows.length };
  };
}

/** Every eighth is refused, as if somebody else had been there first. */
export async function actOn({ place }: Sample): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, 40));
  if (place % 8 === 0) throw refusal(409, 'stale-version');
}
