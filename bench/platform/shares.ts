import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { beside, type Measurement, median } from '../measurement.ts';
import { complaint, lodge, signIn } from './centre.ts';
import { startChild } from './child.ts';
import type { InjectedRequest } from './house-process.ts';
import { copyDatabase, makeInstallation, openDatabaseOf } from './installation.ts';
import type { Load, Outcome } from './load-process.ts';
import { processorSeconds } from './processor.ts';
import type { Transcript } from './transcript.ts';

const connections = 50;
const rounds = Number(process.env.TONGLI_BENCH_ROUNDS ?? 5);
const roundSeconds = 4;
const warmSeconds = 4;
const aim = 0.6;
const peer = 'the same statements behind node:http';
const program = (name: string) => fileURLToPath(new URL(`${name}-process.ts`, import.meta.url));

/**
 * Lodging a complaint, and reading one, on 50 connections, beside the same statements on a copy of the same database behind a
 * bare handler: processes of the same make, taking turns.
 */
export async function* measureShares(): AsyncGenerator<Measurement> {
  const installation = await makeInstallation();
  const database = await openDatabaseOf(installation);
  const children = [startChild(program('house')), startChild(program('bare')), startChild(program('load'))] as const;
  const [house, bare, load] = children;
  try {
    const opening = { url: database.url, folder: installation.path, pulses: false };
    const { cookie, ids, transcripts } = await prepare(opening);
    const copy = await copyDatabase(database.url, 'bare');
    const ours = await house.ask<string>('open', opening);
    const theirs = await bare.ask<string>('open', { url: copy, ...transcripts });
    const insert = { path: '/api/v1/complaints', body: JSON.stringify(complaint) };
    const read = { path: '/api/v1/complaints', ids };
    const run = async ({ address, url, pid }: Side, what: What, seconds: number): Promise<Speed> => {
      const before = await processorSeconds(pid, url);
      const asked = { ...what, address, cookie, connections, seconds };
      const { perSecond, answered, failed } = await load.ask<Outcome>('run', asked);
      if (failed > 0) throw new Error(`${failed} of ${answered + failed} requests failed`);
      const after = await processorSeconds(pid, url);
      return { perSecond, processorMs: before && after && ((after - before) * 1000) / answered };
    };
    const sides = {
      ours: { address: ours, url: database.url, pid: house.pid },
      theirs: { address: theirs, url: copy, pid: bare.pid },
    };
    for (const [name, what] of Object.entries({ insert, read })) yield* share(name, sides, what, run);
  } finally {
    await Promise.all(children.map((child) => child.end()));
    await database.stop();
    installation.remove();
  }
}

/** Lodges some complaints and writes down what one more, and a look at one, asks of the database. */
async function prepare(opening: object) {
  const house = startChild(program('house'));
  try {
    const address = await house.ask<string>('open', opening);
    const cookie = await signIn(address);
    const ids = await lodgeSome(address, cookie);
    // What a first look finds out once and for all is not part of one.
    await readTranscript(house, cookie, ids).catch(() => undefined);
    const transcripts = {
      insert: await insertTranscript(house, cookie),
      read: await readTranscript(house, cookie, ids),
    };
    await house.ask('close');
    return { cookie, ids, transcripts };
  } finally {
    await house.end();
  }
}

type What = Pick<Load, 'path' | 'body' | 'ids'>;

interface Side {
  readonly address: string;
  readonly url: string;
  readonly pid: number;
}

interface Speed {
  readonly perSecond: number;
  /** For one request, of the server and of PostgreSQL on its behalf. */
  readonly processorMs: number | null;
}

type Run = (side: Side, what: What, seconds: number) => Promise<Speed>;

async function* share(
  name: string,
  { ours, theirs }: { readonly ours: Side; readonly theirs: Side },
  what: What,
  run: Run,
): AsyncGenerator<Measurement> {
  const our: Speed[] = [];
  const their: Speed[] = [];
  for (const side of [ours, theirs]) await run(side, what, warmSeconds);
  for (let round = 0; round < rounds; round += 1) {
    our.push(await run(ours, what, roundSeconds));
    their.push(await run(theirs, what, roundSeconds));
  }
  const speed = (speeds: readonly Speed[]) => median(speeds.map(({ perSecond }) => perSecond));
  const unit = 'per second';
  const row = beside({ name: `platform.${name}_per_second`, value: speed(our), unit }, peer, speed(their));
  yield row;
  yield beside({ name: `platform.${name}_share`, value: row.ratio ?? 0, unit: 'share' }, 'aim', aim);
  const [mine, bare] = [our, their].map((speeds) => median(speeds.map(({ processorMs }) => processorMs ?? Number.NaN)));
  if (!mine || !bare) return;
  // Says the same of a machine that others use too.
  yield beside({ name: `platform.${name}_processor_ms`, value: mine, unit: 'ms' }, peer, bare);
  yield beside({ name: `platform.${name}_processor_share`, value: bare / mine, unit: 'share' }, 'aim', aim);
}

/** Through the interface, so that what a first request finds out is known. */
async function lodgeSome(address: string, cookie: string): Promise<string[]> {
  const ids: string[] = [];
  while (ids.length < 100) ids.push(await lodge(address, cookie));
  return ids;
}

const lodging = (cookie: string): InjectedRequest => ({
  method: 'POST',
  url: '/api/v1/complaints',
  headers: { cookie, 'idempotency-key': randomUUID() },
  payload: complaint,
});

const insertTranscript = (house: ReturnType<typeof startChild>, cookie: string) =>
  house.ask<Transcript>('transcript', [lodging(cookie), lodging(cookie)]);

const reading = (cookie: string, id = ''): InjectedRequest => ({
  method: 'GET',
  url: `/api/v1/complaints/${id}`,
  headers: { cookie },
});

const readTranscript = (house: ReturnType<typeof startChild>, cookie: string, ids: readonly string[]) =>
  house.ask<Transcript>('transcript', [reading(cookie, ids[0]), reading(cookie, ids[1])]);
