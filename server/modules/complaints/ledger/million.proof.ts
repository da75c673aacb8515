import { gzipSync } from 'node:zlib';
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

test('a million rows come in through short transactions and flat memory', async () => {
  const upload = ledger();
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
  const imported = await world.request('chenjing', contract.getRun, { params });
  const last = batches.at(-1) ?? 0;
  const sorted = [...checks, ...batches.slice(0, -1)].toSorted((a, b) => a - b);
  const longest = sorted.at(Math.floor(sorted.length * 0.99)) ?? 0;
  const seconds = (ms: number) => (ms / 1_000).toFixed(1);
  console.info(
    `staged in ${seconds(staged - began)} s, checked in ${seconds(checked - staged)} s, applied in ` +
      `${seconds(performance.now() - checked)} s; 99 of 100 batches within ${Math.round(longest)} ms, completion ` +
      `${Math.round(last)} ms, heap at most ${Math.round(heap / 1e6)} MB`,
  );
  expect(imported.reply).toMatchObject({ state: 'complete', rows: size, added: size, unchanged: 0, wrong: 0 });
  expect(longest).toBeLessThan(longestBatchMs);
  expect(heap).toBeLessThan(mostHeapBytes);
});

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
