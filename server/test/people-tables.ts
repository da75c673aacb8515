import { Readable } from 'node:stream';
import * as contract from '@tongli/contracts/imports';
import { sql } from 'kysely';
import { expect } from 'vitest';
import { startSession } from '../modules/access/index.ts';
import { readTable } from '../platform/tabular/read-table.ts';
import type { TableRow } from '../platform/tabular/table.ts';
import { personNamed } from '../sample/people.ts';
import type { World } from './world.ts';

const query = { importable: 'org.people', fileName: '花名册.csv' };

export const upload = (world: World, file: Buffer | string, as = 'admin') =>
  world.request(as, contract.uploadTable, { query, upload: Buffer.from(file) });

export async function uploaded(world: World, file: Buffer | string): Promise<contract.ImportRun> {
  const answer = await upload(world, file);
  expect(answer).toMatchObject({ status: 200 });
  return answer.reply;
}

export const get = async (world: World, id: string) =>
  (await world.request('admin', contract.getRun, { params: { id } })).reply;

export async function checked(world: World, file: Buffer | string): Promise<contract.ImportRun> {
  const { id, mapping } = await uploaded(world, file);
  expect((await world.request('admin', contract.checkRun, { params: { id }, body: { mapping } })).status).toBe(200);
  await world.house.settle();
  return get(world, id);
}

export async function started(world: World, id: string): Promise<contract.ImportRun> {
  expect(await world.request('admin', contract.startRun, { params: { id } })).toMatchObject({ status: 200 });
  await world.house.settle();
  return get(world, id);
}

export const imported = async (world: World, file: Buffer | string) => started(world, (await checked(world, file)).id);

export const undo = (world: World, id: string) => world.request('admin', contract.undoRun, { params: { id } });

interface Person {
  number: string;
  name: string;
  unit: string;
  since: string | null;
}

export async function people(world: World, prefix: string): Promise<Person[]> {
  const { rows } = await sql<Person>`
    select person.number, person.name, unit.code as unit, nullif(held.from_on, '-infinity')::text as since
    from org.person person join org.unit unit on unit.id = person.unit_id
    join org.belonging held on held.person_id = person.id and held.until_on = 'infinity'
    where person.number like ${`${prefix}%`} order by person.number`.execute(world.house.floor.db);
  return rows;
}

export const head = '工号,姓名,部门,岗位,入职日期';

/** Three people who can be brought in as they are. */
export const small = [
  head,
  'X-1,王小明,热线服务部,agent,2026/2/5',
  'X-2,　李  雷　,hotline,agent,2026年1月5日',
  'Ｘ-3,韩梅梅,客户服务中心/投诉管理部,complaint-handler,',
].join('\r\n');

export async function errorsOf(world: World, id: string) {
  const { reply } = await world.request('admin', contract.listCellErrors, { params: { id } });
  return reply.errors.map(({ line, column, code }) => `${line} ${column} ${code}`);
}

export async function fileOf(world: World, path: string, as: string) {
  const token = await world.call(null, (call) => startSession(call, personNamed(as).id));
  const headers = { cookie: `tongli_session=${token}` };
  const { statusCode, rawPayload } = await world.house.app.inject({ url: `/api/v1${path}`, headers });
  return { statusCode, rawPayload };
}

export async function tableOf(content: Buffer) {
  const table = await readTable(Readable.from([content], { objectMode: false }));
  const rows: TableRow[] = [];
  for await (const row of table.rows) rows.push(row);
  return { columns: table.columns, rows };
}
