import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { effects, inCall } from '../../test/floor.ts';
import { json, openParcels, type Parcels, send } from '../../test/parcels.ts';
import { nextDue } from '../timers/timers.ts';
import { forgottenReplies } from './idempotency.ts';

let parcels: Parcels;
beforeAll(async () => {
  parcels = await openParcels();
});
beforeEach(() => parcels.clear());
afterAll(() => parcels.close());

describe('an idempotency key', () => {
  const add = (key: string, body: unknown, as = 'ann') =>
    send(parcels, 'POST', '/parcels', { as, body, headers: { 'idempotency-key': key } });

  test('creates once, however many ask at once', async () => {
    const answers = await Promise.all(Array.from({ length: 6 }, () => add('k1', { number: 7 })));
    expect(answers.map((answer) => [answer.status, answer.response.json()])).toEqual(
      Array.from({ length: 6 }, () => [200, { number: 7 }]),
    );
    expect([parcels.creations, await effects(parcels.floor, 'parcels')]).toEqual([1, [7]]);
  });

  test('of another caller, or for other input, is another matter', async () => {
    await add('k1', { number: 7 });
    expect((await add('k1', { number: 7 }, 'ben')).status).toBe(200);
    expect(await effects(parcels.floor, 'parcels')).toEqual([7, 7]);
    const other = await add('k1', { number: 8 });
    expect([other.status, other.problem().code]).toEqual([422, 'idempotency-mismatch']);
  });

  test.each(['too heavy', 'heavy, remembered'])('is not burnt by a refusal (%s)', async (note) => {
    expect((await add('k1', { number: 7, note })).status).toBe(409);
    expect((await add('k1', { number: 7 })).status).toBe(200);
    expect((await add('k1', { number: 7 })).status).toBe(200);
    expect(parcels.creations).toBe(2);
  });

  test('is forgotten after two days, at one stop of the clock a day', async () => {
    await add('k1', { number: 7 });
    await add('k2', { number: 8 });
    expect(await nextDue(parcels.floor.db, [forgottenReplies])).toEqual(new Date('2026-03-05T00:00:00Z'));
    const forget = (at: string) =>
      inCall(parcels.floor, (call) => forgottenReplies.fireDue({ ...call, now: new Date(at) }, 100));
    expect([await forget('2026-03-04T01:59:59Z'), await forget('2026-03-05T00:00:00Z')]).toEqual([0, 2]);
    expect(await nextDue(parcels.floor.db, [forgottenReplies])).toBeNull();
  });

  test('stands for what was understood, however much else was sent along', async () => {
    const nested = `{"number":7,"extra":${'['.repeat(200_000)}${']'.repeat(200_000)}}`;
    const sent = { body: nested, headers: { ...json, 'idempotency-key': 'k1' } };
    expect((await send(parcels, 'POST', '/parcels', sent)).status).toBe(200);
    expect((await add('k1', { number: 7 })).status).toBe(200);
    expect(parcels.creations).toBe(1);
  });

  test('leaves nothing to be read or guessed of what was asked and answered', async () => {
    await add('k1', { number: 7 });
    const { rows } = await sql<{ hash: Buffer; reply: unknown }>`
      select request_hash as hash, reply from platform.idempotency`.execute(parcels.floor.db);
    const bare = createHash('sha256')
      .update(JSON.stringify([{}, {}, { number: 7, note: '' }]))
      .digest();
    expect(rows[0]?.hash.equals(bare)).toBe(false);
    expect(rows[0]?.reply).not.toEqual({ number: 7 });
    expect((await add('k1', { number: 7 })).response.json()).toEqual({ number: 7 });
  });

  test('is bounded', async () => {
    expect((await add('k'.repeat(101), { number: 7 })).problem().errors[0]?.field).toBe('header.idempotency-key');
    expect(parcels.creations).toBe(0);
  });
});
