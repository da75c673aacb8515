import * as contract from '@tongli/contracts/contacts';
import type { RealCall } from './calls.ts';
import { type Centre, openCentres } from './centre.ts';
import { type Lived, liveThrough } from './day.ts';
import { type Figures, figuresBy, figuresOf, type Passed } from './figures.ts';
import { instantAt, type Plan, zone } from './plan.ts';

export interface Result {
  readonly days: readonly { readonly day: string; readonly figures: Figures }[];
  /** By the wall clock, all days together. */
  readonly halfHours: readonly { readonly from: string; readonly figures: Figures }[];
  readonly total: Figures;
}

export interface Simulated {
  readonly passed: readonly Passed[];
  readonly lived: Lived;
}

const pageOf = 200;

/** What the history has: all of it, by the pages of its list. */
async function readHistory({ door }: Centre): Promise<Passed[]> {
  const passed: Passed[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = { sort: 'startedAt', limit: String(pageOf), ...(cursor === '' ? {} : { cursor }) };
    const page: Awaited<ReturnType<typeof door.ask<typeof contract.listContacts>>> = await door.ask(
      'luping',
      contract.listContacts,
      { query },
    );
    for (const { startedAt, answeredAt, closedAt, outcome } of page.items) {
      const at = Date.parse(startedAt);
      passed.push({
        at,
        waitMs: Date.parse(answeredAt ?? closedAt ?? startedAt) - at,
        answered: outcome === 'answered',
      });
    }
    cursor = page.nextCursor;
  }
  return passed;
}

/** A centre lives a plan; then its history is asked, and must say what its numbers say. */
export async function simulate(
  centre: Centre,
  plan: Plan,
  seed: number,
  tell: () => void | Promise<void>,
): Promise<Simulated> {
  const lived = await liveThrough(centre, plan, { seed, tell });
  const passed = await readHistory(centre);
  const { total } = await centre.door.ask('luping', contract.getContactNumbers, { query: span(plan) });
  const { offered, answered, abandoned } = figuresOf(passed, lived);
  if (total.offered !== offered || total.answered !== answered || total.abandoned !== abandoned || total.open > 0)
    throw new Error(`History and numbers disagree: ${JSON.stringify({ total, offered, answered, abandoned })}`);
  return { passed, lived };
}

const dateOf = (at: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(at);
const timeOf = (at: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(at);

const span = ({ customers }: Plan) => ({
  from: dateOf(customers[0]?.at ?? 0),
  to: dateOf(customers.at(-1)?.at ?? 0),
});

export interface Wish {
  readonly plan: Plan;
  readonly seed: number;
  readonly folder: string | null;
  /** Days are lived beside one another in so many installations, where none is kept. */
  readonly centres: number;
  readonly tell: (lived: number) => void;
}

const dayMs = 86_400_000;

/** Part of a plan: some of its days. */
const partOf = (plan: Plan, days: ReadonlySet<string>): Plan => ({
  ...plan,
  customers: plan.customers.filter(({ at }) => days.has(dateOf(at))),
  shifts: plan.shifts.filter(({ from }) => days.has(dateOf(from))),
});

/** Lives a plan in installations of its own, and says how it went. */
export async function simulateOnOwn({ plan, seed, folder, centres: most, tell }: Wish): Promise<Simulated> {
  const days = [...new Set(plan.customers.map(({ at }) => dateOf(at)))];
  const count = folder === null ? Math.min(most, days.length) : 1;
  const start = instantAt(days[0] ?? '', 0) - dayMs;
  const opened = await openCentres({ folder, start, agents: plan.agents, centres: count });
  try {
    let lived = 0;
    const left = [...days];
    const simulated: Simulated[] = [];
    await Promise.all(
      opened.centres.map(async (centre, lane) => {
        const own = new Set(left.filter((_, place) => place % count === lane));
        simulated[lane] = await simulate(centre, partOf(plan, own), seed + lane, () => tell(++lived));
      }),
    );
    return together(simulated);
  } finally {
    await opened.close();
  }
}

const together = (all: readonly Simulated[]): Simulated => ({
  passed: all.flatMap(({ passed }) => passed).toSorted((a, b) => a.at - b.at),
  lived: { staffed: all.flatMap(({ lived }) => lived.staffed), busy: all.flatMap(({ lived }) => lived.busy) },
});

const halfHourMs = 1_800_000;

export function resultOf({ passed, lived }: Simulated): Result {
  const firstDay = instantAt(dateOf(passed[0]?.at ?? 0), 0);
  const onOneDay = (at: number) => ((at - firstDay) % dayMs) + firstDay;
  const spans = (all: Lived['staffed']) =>
    all.map(([from, until]) => [onOneDay(from), onOneDay(from) + until - from] as const);
  const clockwise = { staffed: spans(lived.staffed), busy: spans(lived.busy) };
  const byClock = passed.map((one) => ({ ...one, at: onOneDay(one.at) }));
  return {
    days: [...figuresBy(dayMs, passed, lived, firstDay)].map(([at, figures]) => ({ day: dateOf(at), figures })),
    halfHours: [...figuresBy(halfHourMs, byClock, clockwise)].map(([at, figures]) => ({ from: timeOf(at), figures })),
    total: figuresOf(passed, lived),
  };
}

/** How the calls themselves went, as their centre recorded it. */
export const recorded = (calls: readonly RealCall[]): Simulated => ({
  passed: calls.map(({ day, at, waitSeconds, answered }) => ({
    ...{ at: instantAt(day, at), waitMs: waitSeconds * 1_000, answered },
  })),
  lived: { staffed: [], busy: [] },
});
