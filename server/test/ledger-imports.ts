import * as complaints from '@tongli/contracts/complaints';
import * as contract from '@tongli/contracts/imports';
import { sql } from 'kysely';
import { expect } from 'vitest';
import type { World } from './world.ts';

type Run = contract.ImportRun;

export const query = { importable: 'complaints.ledger', fileName: 'ledger.csv' };

export const upload = (world: World, file: Buffer | string, fileName = query.fileName) =>
  world.request('chenjing', contract.uploadTable, { query: { ...query, fileName }, upload: Buffer.from(file) });

export async function uploaded(world: World, file: Buffer | string): Promise<Run> {
  const answer = await upload(world, file);
  expect(answer).toMatchObject({ status: 200 });
  return answer.reply;
}

/** Uploaded and checked under the mapping that was suggested, or another. */
export async function checked(world: World, file: Buffer | string, options?: string[], mapping?: Run['mapping']) {
  const run = await uploaded(world, file);
  const body = { mapping: mapping ?? run.mapping, options };
  expect(await world.request('chenjing', contract.checkRun, { params: { id: run.id }, body })).toMatchObject({
    status: 200,
  });
  await world.house.settle();
  return state(world, run.id);
}

export const start = (world: World, { id }: Run) =>
  world.request('chenjing', contract.startRun, { params: { id }, body: { withoutWrong: true } });

export async function state(world: World, id: string): Promise<Run> {
  return (await world.request('chenjing', contract.getRun, { params: { id } })).reply;
}

export async function imported(world: World, file: Buffer | string, options?: string[]): Promise<Run> {
  const run = await checked(world, file, options);
  expect(await start(world, run)).toMatchObject({ status: 200 });
  await world.house.settle();
  return state(world, run.id);
}

export async function undone(world: World, id: string) {
  const answer = await world.request('chenjing', contract.undoRun, { params: { id } });
  await world.house.settle();
  return answer;
}

export const judged = ['pass-over-known', 'judge-by-present-limit'];

export const listed = async (world: World, filters: Record<string, string> = {}) =>
  (await world.request('chenjing', complaints.listComplaints, { query: filters })).reply.items;

export async function count(world: World, table: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(
    world.house.floor.db,
  );
  return rows[0]?.n ?? 0;
}

const rows = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `N-${from + at},2026-02-0${1 + (at % 9)},Loans`).join('\n');
export const ledgerOf = (from: number, to: number) => `Complaint ID,Date received,Product\n${rows(from, to)}\n`;

export const header = '投诉编号,受理时间,办结时间,产品,地区,投诉内容,客户姓名,联系电话';
/** Three rows that can be read, one that comes twice, and two that are wrong. */
export const small = [
  header,
  'A-1,2026-02-02 09:00,2026-02-04 15:00,家庭宽带,高新区,断网,王敏,13800138000',
  'A-2,2026-02-02,2026-02-20,家庭宽带,高新区,"多收\n费用",王敏,13800138000',
  'A-3,2026-02-03,,话费,,没有发票,,',
  'A-1,2026-02-05,,家庭宽带,高新区,重复,,',
  ',2026-02-05,,家庭宽带,,没有编号,,',
  'A-5,2026-13-05,2026-02-01,家庭宽带,,没有日期,李强,',
].join('\r\n');
