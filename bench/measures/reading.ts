import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { crossBy } from '@tongli/contracts/measures';
import pg from 'pg';
import { beside, type Measurement, median, quantile } from '../measurement.ts';
import { signIn } from '../platform/centre.ts';
import { startChild } from '../platform/child.ts';
import { openDatabaseOf } from '../platform/installation.ts';
import { filledYear } from './filled.ts';

const house = fileURLToPath(new URL('../platform/house-process.ts', import.meta.url));
const scorecardMs = 500;
const sliceMs = 1_000;
const asked = 60;

const dateBack = (days: number): string => new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);

/** The page of four centres: of all, of a team, of somebody; of a month, a quarter and a year. */
function scorecards(number: number): string {
  const team = `unitId=0192b000-0004-7000-8000-${String(number % 40).padStart(12, '0')}`;
  const person = `personId=0192b000-0001-7000-8000-${String((number * 31) % 1_200).padStart(12, '0')}`;
  const place = ['', team, person][number % 3] ?? '';
  const days = [30, 90, 365][Math.floor(number / 3) % 3] ?? 30;
  return `scorecard?from=${dateBack(days)}&to=${dateBack(1)}&${place}`;
}

const contactIndicators = [
  'service-level',
  'abandonment-rate',
  'average-handle-time',
  'contacts-per-day',
  'transfer-rate',
];
const complaintIndicators = ['complaints-per-day', 'on-time-rate', 'days-to-close'];
const ofContacts = ['unit', 'person', 'queue', 'channel', 'month'] as const;
const ofComplaints = ['unit', 'product', 'area', 'cause', 'month'] as const;

/** Every pair of dimensions, by turns of the indicator: over a year that begins and ends within months. */
function slices(number: number): string {
  const isContact = number % 3 < 2;
  const codes = isContact ? contactIndicators : complaintIndicators;
  const by = isContact ? ofContacts : ofComplaints;
  const rows = crossBy.parse(by[number % by.length]);
  const columns = crossBy.parse(by[(number + 1 + (Math.floor(number / by.length) % (by.length - 1))) % by.length]);
  return `indicators/${codes[Math.floor(number / 3) % codes.length]}/cross-table?from=${dateBack(363)}&to=${dateBack(2)}&rows=${rows}&columns=${columns}`;
}

async function timesOf(address: string, cookie: string, path: (number: number) => string): Promise<number[]> {
  const times: number[] = [];
  for (let number = -10; number < asked; number += 1) {
    const began = performance.now();
    const response = await fetch(`${address}/api/v1/${path(Math.abs(number))}`, { headers: { cookie } });
    const text = await response.text();
    if (!response.ok) throw new Error(`refused: ${response.status} ${path(Math.abs(number))} ${text.slice(0, 300)}`);
    if (process.env.TELL) console.error(Math.round(performance.now() - began), path(Math.abs(number)));
    if (number >= 0) times.push(performance.now() - began);
  }
  return times;
}

/** The peer: one such table by plain SQL over the log, as somebody without sums would ask for it. */
async function rawMs(url: string): Promise<number> {
  const client = new pg.Client(url);
  await client.connect();
  const times: number[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    const began = performance.now();
    await client.query(
      `select person % 40 as team, queue, count(*) filter (where answered and wait <= 20)::float8 / nullif(count(*), 0) as level
       from public.stay where day between $1::date and $2::date group by 1, 2`,
      [dateBack(363), dateBack(2)],
    );
    times.push(performance.now() - began);
  }
  await client.end();
  return median(times);
}

/** Milliseconds to the page of four centres and to a table of any indicator by two dimensions, over a year of ten million contacts. */
export async function* measureReading(): AsyncGenerator<Measurement> {
  const installation = await filledYear();
  const database = await openDatabaseOf(installation);
  const server = startChild(house);
  try {
    const address = await server.ask<string>('open', { url: database.url, folder: installation.path, pulses: true });
    const cookie = await signIn(address, 'chenjing');
    await setTimeout(3_000);
    const cards = await timesOf(address, cookie, scorecards);
    yield beside({ name: 'measures.scorecard_p95_ms', value: quantile(cards, 0.95), unit: 'ms' }, 'bound', scorecardMs);
    const tables = await timesOf(address, cookie, slices);
    yield beside({ name: 'measures.slice_p95_ms', value: quantile(tables, 0.95), unit: 'ms' }, 'bound', sliceMs);
    yield beside(
      { name: 'measures.slice_median_ms', value: median(tables), unit: 'ms' },
      'plain SQL over the log',
      await rawMs(database.url),
    );
  } finally {
    await server.end();
    await database.stop();
    installation.remove();
  }
}
