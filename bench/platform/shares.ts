import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { samplePassword } from '../../server/sample/organisation.ts';
import { beside, type Measurement, median } from '../measurement.ts';
import { startChild } from './child.ts';
import type { InjectedRequest } from './house-process.ts';
import { copyDatabase, makeInstallation, openDatabaseOf } from './installation.ts';
import type { Load, Outcome } from './load-process.ts';
import type { Transcript } from './transcript.ts';

const connections = 50;
const rounds = 5;
const roundSeconds = 4;
const warmSeconds = 4;
const aim = 0.6;
const peer = 'the same statements behind node:http';
const program = (name: string) => fileURLToPath(new URL(`${name}-process.ts`, import.meta.url));

export const complaint = {
  customer: { name: '林晓梅', phone: '13812345678' },
  product: 'broadband',
  area: 'gaoxin',
  facts: '宽带连续三天晚上断线，客服电话打了四次都没有解决，影响孩子上网课。',
  demand: '上门检修，并减免这几天的费用。',
  channel: 'phone',
};

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
    const run: Run = (address, what, seconds) =>
      load.ask<Outcome>('run', { ...what, address, cookie, connections, seconds });
    for (const [name, what] of Object.entries({ insert, read })) yield* share(name, ours, theirs, what, run);
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

type Run = (address: string, what: Pick<Load, 'path'>, seconds: number) => Promise<Outcome>;

async function* share(
  name: string,
  ours: string,
  theirs: string,
  what: Pick<Load, 'path'>,
  run: Run,
): AsyncGenerator<Measurement> {
  const speeds: { ours: number; theirs: number }[] = [];
  for (const address of [ours, theirs]) await run(address, what, warmSeconds);
  for (let round = 0; round < rounds; round += 1) {
    const our = await run(ours, what, roundSeconds);
    const their = await run(theirs, what, roundSeconds);
    if (our.failed + their.failed > 0) throw new Error(`${name}: ${our.failed} + ${their.failed} requests failed`);
    speeds.push({ ours: our.perSecond, theirs: their.perSecond });
  }
  const unit = 'per second';
  const value = median(speeds.map((speed) => speed.ours));
  const row = beside(
    { name: `platform.${name}_per_second`, value, unit },
    peer,
    median(speeds.map((one) => one.theirs)),
  );
  yield row;
  yield beside({ name: `platform.${name}_share`, value: row.ratio ?? 0, unit: 'share' }, 'aim', aim);
}

export async function signIn(address: string, username = 'wangfang'): Promise<string> {
  const response = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username, password: samplePassword }),
  });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

/** Through the interface, so that what a first request finds out is known. */
async function lodgeSome(address: string, cookie: string): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < 100; number += 1) {
    const response = await fetch(`${address}/api/v1/complaints`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie, 'idempotency-key': randomUUID() },
      body: JSON.stringify(complaint),
    });
    ids.push(((await response.json()) as { id: string }).id);
  }
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
