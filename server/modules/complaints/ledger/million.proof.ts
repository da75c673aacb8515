import { availableParallelism, loadavg } from 'node:os';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { listComplaints } from '@tongli/contracts/complaints';
import * as contract from '@tongli/contracts/imports';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { importMachine } from '../../../platform/imports/index.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { ledgerImport } from './index.ts';

const size = 1_000_000;
const longestBatchMs = 1_000;
const mostHeapBytes = 600_000_000;

const { timer } = importMachine([ledgerImport]);

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Ten years of days, ten products, twenty areas. */
function ledger(): Buffer {
  const day = (at: number) => new Date(Date.UTC(2015, 0, 1 + (at % 3_650))).toISOString().slice(0, 10);
  const row = (at: number) => `M-${at},${day(at)},Product ${at % 10},Area ${(at * 7) % 20},Cause ${at % 31}\n`;
  const parts = ['Complaint ID,Date received,Product,State,Issue\n'];
  for (let at = 0; at < size; at += 1) parts.push(row(at));
  return gzipSync(parts.join(''));
}

test('a million rows come in through short transactions and flat memory, while others work on', async () => {
  const upload = ledger();
  const others = workOn();
  let heap = 0;
  const watch = setInterval(() => {
    heap = Math.max(heap, process.memoryUsage().heapUsed);
  }, 200);
  const began = performance.now();
  const { reply } = await world.request('chenjing', contract.uploadTable, {
    query: { importable: 'complaints.ledger', fileName: 'million.csv.gz' },
    upload,
  });
  const staged = performance.now();
  const params = { id: reply.id };
  await world.request('chenjing', contract.checkRun, { params, body: { mapping: reply.mapping } });
  const checks = await work(params.id, 'checking');
  const checked = performance.now();
  await world.request('chenjing', contract.startRun, { params, body: {} });
  const batches = await work(params.id, 'running');
  clearInterval(watch);
  const asked = await others.end();
  const imported = await world.request('chenjing', contract.getRun, { params });
  const last = batches.at(-1) ?? 0;
  const longest = hundredth([...checks, ...batches.slice(0, -1)]);
  const seconds = (ms: number) => (ms / 1_000).toFixed(1);
  console.info(
    `staged in ${seconds(staged - began)} s, checked in ${seconds(checked - staged)} s, applied in ` +
      `${seconds(performance.now() - checked)} s; 99 of 100 batches within ${Math.round(longest)} ms, completion ` +
      `${Math.round(last)} ms, heap at most ${Math.round(heap / 1e6)} MB; 99 of 100 of the ${asked.length} lists that somebody else ` +
      `asked for within ${Math.round(hundredth(asked))} ms; load ${loadavg()[0]?.toFixed(1)} on ${availableParallelism()} processors`,
  );
  expect(imported.reply).toMatchObject({ state: 'complete', rows: size, added: size, unchanged: 0, wrong: 0 });
  expect(longest).toBeLessThan(longestBatchMs);
  expect(heap).toBeLessThan(mostHeapBytes);
  expect(hundredth(asked)).toBeLessThan(longestBatchMs);
});

const hundredth = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b).at(Math.floor(times.length * 0.99)) ?? Number.POSITIVE_INFINITY;

/** Somebody else, who looks at the list ten times a second; returns, at the end, the milliseconds of each look. */
function workOn(): { end(): Promise<number[]> } {
  const asked: number[] = [];
  let goesOn = true;
  const looking = (async () => {
    while (goesOn) {
      const began = performance.now();
      expect(await world.request('luping', listComplaints, {})).toMatchObject({ status: 200 });
      asked.push(performance.now() - began);
      await setTimeout(100);
    }
  })();
  return {
    end: async () => {
      goesOn = false;
      await looking;
      return asked;
    },
  };
}

/** Milliseconds of each firing until the run leaves a state. */
async function work(id: string, state: contract.ImportState): Promise<number[]> {
  const batches: number[] = [];
  const goesOn = async () => {
    const { reply } = await world.request('chenjing', contract.getRun, { params: { id } });
    return reply.state === state;
  };
  while (await goesOn()) {
    const began = performance.now();
    await world.call(null, (call) => timer.fireDue(call, 100));
    batches.push(performance.now() - began);
  }
  return batches;
}
