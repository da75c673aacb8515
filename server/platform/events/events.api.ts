import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { arrive, type BareFloor, effects, inCall, leaveEffect, openFloor, parcelArrived } from '../../test/floor.ts';
import { isPassing } from '../database/trouble.ts';
import type { Floor } from '../floor.ts';
import { append } from './append.ts';
import { batchFlow, type Flow, flow, mapping, on } from './flow.ts';
import { retryParked } from './parked.ts';
import { registerFlows, replay, runFlows } from './runner.ts';
import { seal } from './sealer.ts';

let bare: BareFloor;
let floor: Floor;
beforeEach(async () => {
  bare = await openFloor();
  floor = await bare.open();
});
afterEach(() => bare.close());

const counting = flow('counting', [
  on(parcelArrived, (call, fact) => leaveEffect(call, 'counting', fact.payload.number)),
]);

/** Leaves its effect first and then fails on these numbers. */
const choking = (poison: Set<number>, batch?: 'batch'): Flow => {
  const handle = async (call: Parameters<Flow['handle']>[0], number: number) => {
    await leaveEffect(call, 'choking', number);
    if (poison.has(number)) throw new Error(`cannot swallow ${number}`);
  };
  if (!batch) return flow('choking', [on(parcelArrived, (call, fact) => handle(call, fact.payload.number))]);
  return batchFlow('choking', [mapping(parcelArrived, (fact) => [fact.payload.number])], async (call, numbers) => {
    for (const number of numbers) await handle(call, number);
  });
};

async function sealed(): Promise<{ position: number; number: number }[]> {
  const { rows } = await sql<{ position: number; number: number }>`
    select position, (payload->>'number')::int as number from platform.event
    where position is not null order by position`.execute(floor.db);
  return rows;
}

async function parked(): Promise<{ position: number; error: string }[]> {
  return floor.db.selectFrom('platform.flow_parked').select(['position', 'error']).orderBy('position').execute();
}

async function cursor(name: string): Promise<number> {
  const row = await floor.db
    .selectFrom('platform.flow_cursor')
    .select('position')
    .where('flow', '=', name)
    .executeTakeFirstOrThrow();
  return row.position;
}

describe('the sealer', () => {
  test('never lets a reader pass a fact whose transaction is still open', async () => {
    const opened = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const slow = inCall(floor, async (call) => {
      await append(call, parcelArrived, randomUUID(), { number: 1 });
      // Who asks for facts finds those of the own transaction: it is written by now.
      await sql`select from platform.event`.execute(call.tx);
      opened.resolve();
      await released.promise;
    });
    await opened.promise;
    await arrive(floor, randomUUID(), 2);
    expect(await seal(floor.db)).toBe(0);
    released.resolve();
    await slow;
    expect(await seal(floor.db)).toBe(2);
    expect(await sealed()).toEqual([
      { position: 1, number: 1 },
      { position: 2, number: 2 },
    ]);
  });

  test('is only delayed by a transaction that writes elsewhere', async () => {
    const opened = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    const elsewhere = floor.db.transaction().execute(async (tx) => {
      await sql`insert into effect (flow, number) values ('elsewhere', 1)`.execute(tx);
      opened.resolve();
      await released.promise;
    });
    await opened.promise;
    await arrive(floor, randomUUID(), 1, 2);
    expect(await seal(floor.db)).toBe(0);
    released.resolve();
    await elsewhere;
    expect(await seal(floor.db)).toBe(2);
  });

  test('numbers densely in (xid, id) order what many writers and sealers do at once, gaps of rollbacks left out', async () => {
    const other = await bare.open();
    let writing = true;
    const sealing = [floor, other].map(async (one) => {
      while (writing) await seal(one.db);
    });
    const write = async (number: number) => {
      if (number % 5 === 0)
        await inCall(floor, async (call) => {
          await append(call, parcelArrived, randomUUID(), { number: -1 });
          throw new Error('rolled back');
        }).catch(() => undefined);
      else await arrive(number % 2 ? floor : other, randomUUID(), number);
    };
    for (let start = 0; start < 120; start += 8)
      await Promise.all(Array.from({ length: 8 }, (_, index) => write(start + index)));
    writing = false;
    await Promise.all(sealing);
    await seal(floor.db);
    const { rows } = await sql<{ position: number }>`select position from platform.event order by xid, id`.execute(
      floor.db,
    );
    expect(rows.map((row) => row.position)).toEqual(Array.from({ length: 96 }, (_, index) => index + 1));
  });
});

describe('a flow', () => {
  test('handles each fact once, in order, although two processes run it', async () => {
    const other = await bare.open();
    await registerFlows(floor, [counting]);
    let writing = true;
    const running = [floor, other].map(async (one) => {
      while (writing) {
        await seal(one.db);
        await runFlows(one, [counting]);
      }
    });
    for (let start = 0; start < 200; start += 4)
      await arrive(floor, randomUUID(), start, start + 1, start + 2, start + 3);
    writing = false;
    await Promise.all(running);
    await seal(floor.db);
    await runFlows(floor, [counting]);
    expect(await effects(floor, 'counting')).toEqual(Array.from({ length: 200 }, (_, index) => index));
  });

  test('whose process dies half-way leaves neither effect nor cursor', async () => {
    const dying = flow('counting', [
      on(parcelArrived, async (call, fact) => {
        await leaveEffect(call, 'counting', fact.payload.number);
        await sql`select pg_terminate_backend(pg_backend_pid())`.execute(call.tx);
      }),
    ]);
    await registerFlows(floor, [dying]);
    await arrive(floor, randomUUID(), 1);
    await seal(floor.db);
    await expect(runFlows(floor, [dying])).rejects.toSatisfy(isPassing);
    expect([await effects(floor, 'counting'), await cursor('counting'), await parked()]).toEqual([[], 0, []]);
    await runFlows(floor, [counting]);
    expect(await effects(floor, 'counting')).toEqual([1]);
  });

  test('in passing trouble does not hold up the others, parks nothing, and goes on later', async () => {
    const troubled = flow('troubled', [
      on(parcelArrived, (call) => sql`do $$ begin raise exception using errcode = '40P01'; end $$`.execute(call.tx)),
    ]);
    await registerFlows(floor, [troubled, counting]);
    await arrive(floor, randomUUID(), 1);
    await seal(floor.db);
    await expect(runFlows(floor, [troubled, counting])).rejects.toMatchObject({ code: '40P01' });
    expect([await effects(floor, 'counting'), await parked(), await cursor('troubled')]).toEqual([[1], [], 0]);
  });

  test.each(['one by one', 'batch'] as const)('parks a poison fact with its subject (%s)', async (kind) => {
    const poison = new Set([2]);
    const choke = choking(poison, kind === 'batch' ? 'batch' : undefined);
    const other = await bare.open();
    await registerFlows(floor, [choke]);
    const [ill, well] = [randomUUID(), randomUUID()];
    for (const [subject, number] of [
      [ill, 1],
      [ill, 2],
      [well, 3],
      [ill, 4],
      [well, 5],
    ] as const)
      await arrive(floor, subject, number);
    await seal(floor.db);
    await Promise.all([runFlows(floor, [choke]), runFlows(other, [choke])]);
    await arrive(floor, ill, 6);
    await arrive(floor, well, 7);
    await seal(floor.db);
    await runFlows(floor, [choke]);
    expect(await effects(floor, 'choking')).toEqual([1, 3, 5, 7]);
    const behind = 'an earlier fact of this subject is parked';
    expect(await parked()).toEqual([
      { position: 2, error: 'cannot swallow 2' },
      { position: 4, error: behind },
      { position: 6, error: behind },
    ]);
    expect(await retryParked(floor, choke)).toBe(0);
    expect(await parked()).toHaveLength(3);
    poison.clear();
    expect(await retryParked(floor, choke)).toBe(3);
    expect(await effects(floor, 'choking')).toEqual([1, 3, 5, 7, 2, 4, 6]);
    expect(await parked()).toEqual([]);
  });

  test('retried with one subject still ill frees the others', async () => {
    const poison = new Set([1, 2]);
    const choke = choking(poison);
    await registerFlows(floor, [choke]);
    const [ill, cured] = [randomUUID(), randomUUID()];
    await arrive(floor, ill, 1);
    await arrive(floor, cured, 2);
    await arrive(floor, ill, 3);
    await arrive(floor, cured, 4);
    await seal(floor.db);
    await runFlows(floor, [choke]);
    poison.delete(2);
    expect(await retryParked(floor, choke)).toBe(2);
    expect(await effects(floor, 'choking')).toEqual([2, 4]);
    expect((await parked()).map((row) => row.position)).toEqual([1, 3]);
  });

  test('replayed by another process is taken up again, although this one had caught up', async () => {
    const other = await bare.open();
    await registerFlows(floor, [counting]);
    await arrive(floor, randomUUID(), 1, 2, 3);
    await seal(floor.db);
    await runFlows(floor, [counting]);
    expect(await runFlows(floor, [counting])).toBe(0);
    await sql`delete from effect`.execute(other.db);
    await replay(other, 'counting');
    expect(await runFlows(floor, [counting])).toBe(3);
    expect(await effects(floor, 'counting')).toEqual([1, 2, 3]);
  });

  test('is run twice at once by one process, as often as one likes', async () => {
    await registerFlows(floor, [counting]);
    for (let number = 0; number < 20; number += 1) {
      await arrive(floor, randomUUID(), number);
      await seal(floor.db);
      await Promise.all([1, 2, 3].map(() => runFlows(floor, [counting])));
    }
    await runFlows(floor, [counting]);
    expect(await effects(floor, 'counting')).toEqual(Array.from({ length: 20 }, (_, index) => index));
  });

  test('finds what another process sealed', async () => {
    const other = await bare.open();
    await registerFlows(floor, [counting]);
    for (let number = 0; number < 20; number += 1) {
      await runFlows(floor, [counting]);
      await arrive(other, randomUUID(), number);
      await seal(other.db);
      await runFlows(number % 2 ? floor : other, [counting]);
      expect(await effects(floor, 'counting')).toHaveLength(number + 1);
    }
  });
});
