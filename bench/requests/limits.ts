import { setTimeout } from 'node:timers/promises';
import { beside, type Measurement } from '../measurement.ts';
import type { Child } from '../platform/child.ts';
import { processorSeconds } from '../platform/processor.ts';
import { byOneConnection } from '../platform/rows.ts';
import { fillLimits } from './filling.ts';

const running = Number(process.env.TONGLI_BENCH_LIMITS ?? 1_000_000);
const inOneMinute = 1_000;
const minuteSeconds = 60;
const settleSeconds = 15;
const bounds = { share: 0.1, lagSeconds: 60 };

interface Served {
  readonly server: Child;
  readonly url: string;
  readonly opening: object;
}

const count = (url: string, condition: string): Promise<number> =>
  byOneConnection(url, async (client) => {
    const { rows } = await client.query<{ count: number }>(
      `select count(*)::integer as count from work.time_limit where ${condition}`,
    );
    return rows[0]?.count ?? 0;
  });

/** The warnings of these fall due in the minute to come, one after the other. */
const fallDue = (url: string): Promise<unknown> =>
  byOneConnection(url, (client) =>
    client.query(
      `update work.time_limit l set fire_at = d.at, warn_at = d.at, started_at = least(started_at, d.at)
       from (select id, clock_timestamp() + interval '5 seconds' + row_number() over () * $1::float8 * interval '1 second' as at from
         (select l.id from work.time_limit l join requests.request r on r.id = l.subject_id
          where l.ended_at is null and l.warned_at is null and r.state = 'open' order by l.id limit $2) as chosen) as d
       where d.id = l.id`,
      [minuteSeconds / inOneMinute, inOneMinute],
    ),
  );

/** The share of one core that server and database take, over a minute, of what the system says; null where it does not. */
async function shareOver(served: Served, seconds: number): Promise<number | null> {
  const before = await processorSeconds(served.server.pid, served.url);
  const began = performance.now();
  await setTimeout(seconds * 1_000);
  const after = await processorSeconds(served.server.pid, served.url);
  return before === null || after === null ? null : (after - before) / ((performance.now() - began) / 1_000);
}

interface Fired {
  readonly fired: number;
  readonly lag: number;
}

const firedSince = (url: string, since: Date): Promise<Fired> =>
  byOneConnection(url, async (client) => {
    const { rows } = await client.query<Fired>(
      `select count(*)::integer as fired, coalesce(max(extract(epoch from warned_at - warn_at)), 0)::float8 as lag
       from work.time_limit where warned_at > $1`,
      [since],
    );
    return rows[0] ?? { fired: 0, lag: 0 };
  });

/**
 * A million running limits, in a house that does nothing else: what server and database take while none falls due, and while the warnings
 * of a thousand do in one minute, with all that follows from them; how late the last of them was.
 */
export async function* limitsFiring(served: Served): AsyncGenerator<Measurement> {
  const { server, url, opening } = served;
  const there = await count(url, 'fire_at is not null');
  if (there < running) await fillLimits(url, running - there);
  await server.ask('open', { ...opening, pulses: true });
  await setTimeout(settleSeconds * 1_000);
  const idle = await shareOver(served, minuteSeconds / 2);
  const since = new Date();
  await fallDue(url);
  const busy = await shareOver(served, minuteSeconds + 10);
  let { fired, lag } = await firedSince(url, since);
  for (let late = 0; fired < inOneMinute && late < minuteSeconds; late += 1) {
    await setTimeout(1_000);
    ({ fired, lag } = await firedSince(url, since));
  }
  if (fired < inOneMinute) throw new Error(`of ${inOneMinute} limits ${fired} have fired`);
  if (idle !== null && busy !== null) {
    yield beside({ name: 'requests.timer_core_share', value: busy, unit: 'cores' }, 'bound', bounds.share);
    yield beside({ name: 'requests.timer_idle_core_share', value: idle, unit: 'cores' }, 'bound', bounds.share);
  }
  yield beside({ name: 'requests.timer_lag_s', value: lag, unit: 's' }, 'bound', bounds.lagSeconds);
}
