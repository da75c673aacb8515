import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { beside, type Measurement, quantile } from '../measurement.ts';
import { signIn } from '../platform/centre.ts';
import { startChild } from '../platform/child.ts';
import { makeInstallation, openDatabaseOf } from '../platform/installation.ts';

const contacts = 1_000_000;
const queues = 20;
const agents = 400;
const asked = 120;
const boundMs = 300;
const analysisMs = 1_000;
const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** A million closed contacts of a year, written straight into the table; its indexes are built afterwards. */
async function fillHistory(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows: indexes } = await client.query<{ name: string; definition: string }>(
    `select indexname as name, indexdef as definition from pg_indexes where schemaname = 'contacts' and tablename = 'contact'
       and indexname like 'contact_by%'`,
  );
  for (const { name } of indexes) await client.query(`drop index contacts.${name}`);
  await client.query(
    `insert into contacts.queue (id, project_id, code, name_zh, name_en, greeting_zh, greeting_en, channels, is_public, priority, skills, rule,
       prefer_last_days, prefer_seconds, offer_seconds, wrap_up_seconds, answer_within_seconds, offers_callback, blocks_nuisance, targets)
     select ('0192b000-0002-7000-8000-' || lpad(n::text, 12, '0'))::uuid, (select id from org.project limit 1), 'q' || n, 'q', 'q', '', '',
       '{chat,voice}', true, 0, '[]', 'longest-idle', 0, 0, 20, 60, 20, true, true, '{}' from generate_series(1, ${queues}) n`,
  );
  await client.query(
    `insert into contacts.contact (id, project_id, channel, language, queue_id, agent_id, outcome, started_at, answered_at, ended_at, closed_at,
       wait_ms, talk_ms, wrap_up_ms, wrap_up_codes, phone_hash, customer_id)
     select gen_random_uuid(), (select id from org.project limit 1), case n % 3 when 0 then 'chat' else 'voice' end, 'zh',
       ('0192b000-0002-7000-8000-' || lpad((1 + n % ${queues})::text, 12, '0'))::uuid,
       ('0192b000-0001-7000-8000-' || lpad((n % ${agents})::text, 12, '0'))::uuid,
       case when n % 12 = 0 then 'abandoned' else 'answered' end, t, t + interval '20 seconds', t + interval '4 minutes', t + interval '5 minutes',
       (n::bigint * 7919) % 240000, (n::bigint * 104729) % 1200000, 60000, array['code-' || n % 30], sha256(('phone' || n % 200000)::bytea),
       case when n % 3 > 0 then ('0192b000-0003-7000-8000-' || lpad((n % 200000)::text, 12, '0'))::uuid end
     from generate_series(1, ${contacts}) n cross join lateral (select timestamptz '2026-01-01' + make_interval(secs => n * 27) as t) at`,
  );
  for (const { definition } of indexes) await client.query(definition);
  await fillStays(client);
  await client.query('vacuum analyze contacts.contact');
  await client.end();
}

/** A stay of each, and for one in ten a second one after a transfer. */
async function fillStays(client: pg.Client): Promise<void> {
  await client.query(
    `insert into contacts.visit (contact_id, number, project_id, queue_id, channel, entered_at, left_at, outcome, answer_within_seconds,
       wait_ms, talk_ms, hold_ms, wrap_up_ms, transferred)
     select id, stay, project_id, case when stay = 1 and serial % 10 = 0
         then ('0192b000-0002-7000-8000-' || lpad((1 + serial % 7)::text, 12, '0'))::uuid else queue_id end,
       channel, started_at, closed_at, outcome, 20, wait_ms, talk_ms, 0, wrap_up_ms, stay = 1 and serial % 10 = 0
     from contacts.contact cross join lateral generate_series(1, case when serial % 10 = 0 then 2 else 1 end) stay`,
  );
  await client.query('vacuum analyze contacts.visit');
  // As a product that had been there all the year: it finds the days to be counted, as after an update.
  await client.query(
    `insert into contacts.uncounted (at, noted_at) select at, at
     from (select distinct date_bin('15 minutes', entered_at, timestamptz '2000-01-01Z') as at from contacts.visit) quarters`,
  );
}

/** Until every day that is over is counted. */
async function untilCounted(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  for (;;) {
    const { rows } = await client.query<{ left: boolean }>(
      `select exists (select from contacts.uncounted where noted_at < now() - interval '25 hours') as left`,
    );
    if (!rows[0]?.left) break;
    await setTimeout(1_000);
  }
  await client.query('vacuum analyze contacts.stay_day');
  await client.query('vacuum analyze contacts.repeat_day');
  await client.end();
}

/** What managers ask of a month, a quarter and the whole year. */
function analyses(number: number): string {
  const queue = `0192b000-0002-7000-8000-${String(1 + (number % queues)).padStart(12, '0')}`;
  const month = 1 + (number % 9);
  const span = [
    `from=2026-0${month}-01&to=2026-0${month}-28`,
    `from=2026-0${month}-01&to=2026-0${month}-28&queueId=${queue}`,
    'from=2026-04-01&to=2026-06-30',
    'from=2026-01-01&to=2026-11-10',
  ];
  const all = [
    'contact-analysis/arrivals?',
    'contact-numbers?by=day&',
    'contact-numbers?by=code&',
    'contact-analysis/transfers?',
    'contact-analysis/repeats?',
    'contact-numbers?by=agent&',
  ];
  return `${all[number % all.length]}${span[Math.floor(number / all.length) % span.length]}`;
}

/** What people look for: one attribute or several, in the orders that lists offer. */
function questions(number: number): string {
  const queue = `0192b000-0002-7000-8000-${String(1 + (number % queues)).padStart(12, '0')}`;
  const agent = `0192b000-0001-7000-8000-${String(number % agents).padStart(12, '0')}`;
  const from = new Date(Date.UTC(2026, 0, 1 + (number % 280))).toISOString();
  const until = new Date(Date.UTC(2026, 0, 8 + (number % 280))).toISOString();
  const all = [
    '',
    `filter[queueId][eq]=${queue}`,
    `filter[agentId][eq]=${agent}`,
    `filter[startedAt][gte]=${from}&filter[startedAt][lt]=${until}`,
    `filter[agentId][eq]=${agent}&filter[startedAt][gte]=${from}&filter[outcome][eq]=abandoned`,
    `filter[wrapUpCode][eq]=code-${number % 30}`,
    `filter[number][eq]=CT-${String(1 + ((number * 7919) % contacts)).padStart(8, '0')}`,
    `filter[queueId][eq]=${queue}&filter[waitSeconds][gte]=120&filter[startedAt][gte]=${from}`,
    'sort=-waitSeconds',
    'sort=-talkSeconds&filter[channel][eq]=chat',
  ];
  return all[number % all.length] ?? '';
}

/** Milliseconds to a page of a million contacts over HTTP, whatever attribute is asked for. */
export async function* measureHistory(): AsyncGenerator<Measurement> {
  const installation = await makeInstallation();
  const database = await openDatabaseOf(installation);
  await fillHistory(database.url);
  const server = startChild(fileOf('../platform/house-process.ts'));
  try {
    const address = await server.ask<string>('open', { url: database.url, folder: installation.path, pulses: true });
    const cookie = await signIn(address, 'luping');
    const times: number[] = [];
    for (let number = 0; number < asked + 20; number += 1) {
      const began = performance.now();
      const path = `${address}/api/v1/contacts?${questions(number)}`;
      const response = await fetch(path, { headers: { cookie, 'x-request-id': randomUUID() } });
      const { items } = (await response.json()) as { items?: unknown[] };
      if (!items) throw new Error(`refused: ${response.status} ${path}`);
      if (number >= 20) times.push(performance.now() - began);
    }
    yield beside({ name: 'contacts.search_p95_ms', value: quantile(times, 0.95), unit: 'ms' }, 'bound', boundMs);
    await untilCounted(database.url);
    const analysed: number[] = [];
    for (let number = 0; number < asked + 24; number += 1) {
      const began = performance.now();
      const response = await fetch(`${address}/api/v1/${analyses(number)}`, { headers: { cookie } });
      if (!response.ok) throw new Error(`refused: ${response.status} ${analyses(number)}`);
      await response.arrayBuffer();
      if (number >= 24) analysed.push(performance.now() - began);
      if (process.env.TELL) console.log(Math.round(performance.now() - began), analyses(number));
    }
    yield beside(
      { name: 'contacts.analysis_p95_ms', value: quantile(analysed, 0.95), unit: 'ms' },
      'bound',
      analysisMs,
    );
  } finally {
    await server.end();
    await database.stop();
    installation.remove();
  }
}
