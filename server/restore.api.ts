import { randomBytes } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as contract from '@tongli/contracts/complaints';
import { stageFile } from '@tongli/contracts/files';
import fc from 'fast-check';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { backUp, checkBackup } from './backup.ts';
import { type House, openHouse } from './house.ts';
import { type Installation, installationFiles } from './installation.ts';
import { connect } from './platform/backup/catalogue.ts';
import type { Secret } from './platform/backup/cipher.ts';
import { claimEmpty } from './platform/backup/load.ts';
import { markFolder, refuseHalfRestored, refuseHalfRestoredFolder } from './platform/backup/unfinished.ts';
import type { Tx } from './platform/database/database.ts';
import { openFile } from './platform/files/index.ts';
import { restoreInto } from './restore.ts';
import { openTarget } from './restore-target.ts';
import { readSettings } from './settings.ts';
import { freshDatabase, type TestDatabase, withTemplate, workerFolder } from './test/cluster.ts';
import { openWorld, type World, worldStart } from './test/world.ts';

const secret: Secret = { kind: 'passphrase', text: '三更有梦书当枕' };
const masterKey = Buffer.alloc(32, 7);
const quiet = () => undefined;

let folder: string;
let world: World;
let source: Installation;
let file: string;
let complaintId: string;
let fileId: string;
const targets: TestDatabase[] = [];

const installation = (name: string, databaseUrl: string): Installation => {
  const settings = readSettings({ TONGLI_DATA: join(folder, name) }, '/');
  return { databaseUrl, files: installationFiles(settings), close: async () => undefined };
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tongli-backup-'));
  world = await openWorld();
  source = installation('source', world.url);
  await live();
  file = join(folder, 'one.backup');
  await backUp(source, { file, secret, withKeys: true, by: 'ann', progress: quiet, cost: 10 });
});
afterEach(async () => {
  for (const target of targets.splice(0)) await target.drop();
});
afterAll(async () => {
  await world.close();
  rmSync(folder, { recursive: true });
});

/** A complaint with its customer, a job, a blob, and facts that nobody has sealed. */
async function live(): Promise<void> {
  mkdirSync(join(folder, 'source', 'keys'), { recursive: true });
  writeFileSync(source.files.keyFile, `${masterKey.toString('base64')}\n`);
  mkdirSync(join(source.files.blobFolder, 'ab'), { recursive: true });
  writeFileSync(join(source.files.blobFolder, 'ab', 'abcd'), randomBytes(200_000));
  fileId = await staged();
  const { reply } = await world.request('wangfang', contract.lodgeForCustomer, {
    body: {
      fileIds: [fileId],
      channel: 'phone',
      customer: { name: '陈静', phone: '13812345678' },
      product: 'broadband',
      area: 'gaoxin',
      facts: '师傅\t三次爽约\n没有人来',
      demand: '今天装好\\',
    },
  });
  complaintId = reply.id;
  await sql`select graphile_worker.add_job('test.note', '{"number": 1}'::json)`.execute(world.house.floor.db);
}

const recording = Buffer.concat([Buffer.from('#!AMR\n'), randomBytes(150_000)]);

/** Received by the house, whose blobs then lie where the backup looks for them. */
async function staged(): Promise<string> {
  const query = { name: '录音.amr' };
  const { id } = (await world.request('wangfang', stageFile, { query, upload: recording })).reply;
  const place = join(source.files.blobFolder, id.slice(-2));
  mkdirSync(place, { recursive: true });
  copyFileSync(join(workerFolder(), 'blobs', id.slice(-2), id), join(place, id));
  return id;
}

/** What a house reads out of a file. */
async function contentOf(house: House, id: string): Promise<Buffer> {
  const { db, keyring, blobs } = house.floor;
  const file = await openFile({ tx: db as Tx, keyring, blobs }, id);
  const parts: Buffer[] = [];
  if (file) for await (const part of file.read(0, file.bytes)) parts.push(part);
  return Buffer.concat(parts);
}

async function emptyTarget(name: string): Promise<Installation> {
  const database = await freshDatabase(await withTemplate('empty', async () => undefined));
  targets.push(database);
  return installation(name, database.url);
}

const restore = ({ files, databaseUrl }: Installation, from = file, with_: Secret = secret) => {
  const nothing = async () => undefined;
  const open = async () => ({ databaseUrl, close: nothing, conclude: nothing });
  return restoreInto(files, open, { file: from, secret: with_, by: 'ann', progress: quiet });
};

async function query<Row extends pg.QueryResultRow>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<Row>(text)).rows;
  } finally {
    await client.end();
  }
}

test('what was backed up is restored whole, sealed, and lived in again', async () => {
  const [{ unsealed } = { unsealed: 0 }] = await query<{ unsealed: number }>(
    world.url,
    'select count(*)::int as unsealed from platform.event where position is null',
  );
  expect(unsealed).toBeGreaterThan(0);
  const target = await emptyTarget('whole');
  const report = await restore(target);
  expect(report.good).toBe(true);
  expect(report.tables.filter((table) => !table.same)).toEqual([]);
  expect(report.manifest.tables.find(({ table }) => table === 'graphile_worker._private_jobs')?.rows).toBeGreaterThan(
    0,
  );
  expect(readFileSync(join(target.files.blobFolder, 'ab', 'abcd'))).toEqual(
    readFileSync(join(source.files.blobFolder, 'ab', 'abcd')),
  );
  const positions = await query<{ dense: boolean }>(
    target.databaseUrl,
    `select count(*) = max(position) and bool_and(position is not null) as dense from platform.event`,
  );
  expect(positions).toEqual([{ dense: true }]);
  const house = await openHouse({
    databaseUrl: target.databaseUrl,
    masterKey,
    logger: world.house.floor.log as never,
    clock: { mode: 'stepped', at: worldStart },
    secureCookies: false,
    blobFolder: target.files.blobFolder,
  });
  await house.settle();
  expect((await contentOf(house, fileId)).equals(recording)).toBe(true);
  await house.close();
  const found = await query(target.databaseUrl, `select id from complaints.complaint where id = '${complaintId}'`);
  expect(found).toHaveLength(1);
  const runs = await query(target.databaseUrl, 'select kind, by_name from platform.backup_run');
  expect(runs).toEqual([{ kind: 'restore', by_name: 'ann' }]);
});

test('identities, references and triggers work on where the backup ended', async () => {
  const target = await emptyTarget('rules');
  await restore(target);
  const rules = (url: string) =>
    query(
      url,
      `select conrelid::regclass::text as on, conname, pg_get_constraintdef(oid) as is from pg_constraint
       where connamespace::regnamespace::text not like 'pg_%' order by 1, 2, 3`,
    );
  expect(await rules(target.databaseUrl)).toEqual(await rules(world.url));
  const triggers = `select tgrelid::regclass::text as on, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2`;
  expect(await query(target.databaseUrl, triggers)).toEqual(await query(world.url, triggers));
  const last = `select max(id)::int as last from platform.event`;
  const [before] = await query<{ last: number }>(target.databaseUrl, last);
  const added = await query<{ id: string }>(
    target.databaseUrl,
    `insert into platform.event (type, subject_type, subject_id, occurred_at, payload)
     values ('parcel.arrived', 'parcel', gen_random_uuid(), '2026-03-02', '{}') returning id`,
  );
  expect(Number(added[0]?.id)).toBeGreaterThan(before?.last ?? Number.POSITIVE_INFINITY);
});

test('any byte that was changed and any end that was cut off is found', async () => {
  const whole = readFileSync(file);
  await expect(checkBackup(file, secret)).resolves.toMatchObject({ head: { withKeys: true } });
  const damaged = join(folder, 'damaged.backup');
  const found = async (bytes: Buffer) => {
    writeFileSync(damaged, bytes);
    await expect(checkBackup(damaged, secret)).rejects.toMatchObject({ name: 'BackupRefusal' });
  };
  const place = fc.nat({ max: whole.length - 1 });
  await fc.assert(
    fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, change) => {
      const bytes = Buffer.from(whole);
      bytes[at] = (bytes[at] ?? 0) ^ change;
      await found(bytes);
    }),
    { numRuns: 40 },
  );
  await fc.assert(
    fc.asyncProperty(place, (at) => found(whole.subarray(0, at))),
    { numRuns: 25 },
  );
  await found(Buffer.concat([whole, whole.subarray(-100)]));
});

test('another secret, another kind of it and a file that is no backup are told apart', async () => {
  const other = { kind: 'passphrase', text: '万里无云' } as const;
  await expect(checkBackup(file, other)).rejects.toMatchObject({ code: 'wrong-secret' });
  const key = { kind: 'key', bytes: randomBytes(32) } as const;
  await expect(checkBackup(file, key)).rejects.toMatchObject({ code: 'wrong-kind-of-secret' });
  await expect(checkBackup(source.files.keyFile, secret)).rejects.toMatchObject({ code: 'no-backup' });
  const keyed = join(folder, 'keyed.backup');
  await backUp(source, { file: keyed, secret: key, withKeys: false, by: 'ann', progress: quiet });
  expect((await checkBackup(keyed, key)).key).toBeNull();
  await expect(restore(await emptyTarget('keyless'), keyed, key)).rejects.toMatchObject({ code: 'key-missing' });
});

test('a backup that fails leaves no file behind, and none is written over', async () => {
  const again = { file, secret, withKeys: true, by: 'ann', progress: quiet, cost: 10 };
  await expect(backUp(source, again)).rejects.toMatchObject({ code: 'file-in-the-way' });
  const stopping = () => {
    throw new Error('stopped');
  };
  const place = join(folder, 'unfinished', 'two.backup');
  await expect(backUp(source, { ...again, file: place, progress: stopping })).rejects.toThrow('stopped');
  expect(readdirSync(join(folder, 'unfinished'))).toEqual([]);
});

test('a database that holds anything is refused, and one half restored says so and does not start', async () => {
  await expect(restore(installation('full', world.url))).rejects.toMatchObject({ code: 'database-not-empty' });
  const target = await emptyTarget('half');
  const client = await connect(target.databaseUrl);
  await claimEmpty(client);
  await client.end();
  await expect(restore(target)).rejects.toMatchObject({ code: 'restore-unfinished' });
  await expect(refuseHalfRestored(target.databaseUrl)).rejects.toThrow('did not end well');
  markFolder(join(folder, 'new'));
  expect(() => refuseHalfRestoredFolder(join(folder, 'new'))).toThrow('did not end well');
  const settings = readSettings({ TONGLI_DATA: join(folder, 'new') }, '/');
  await expect(openTarget(settings)).rejects.toMatchObject({ code: 'restore-unfinished' });
});
