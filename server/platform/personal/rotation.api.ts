import { randomUUID } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type BareFloor, floorStart, openFloor } from '../../test/floor.ts';
import type { Database } from '../database/database.ts';
import { type Keyring, openKeyring } from './keyring.ts';
import { addVersion, readKeyFile, readMasterKey } from './master-key.ts';
import { rotateMasterKey } from './rotation.ts';

let bare: BareFloor;
let db: Database;
let folder: string;
let file: string;
let server: Keyring;
beforeEach(async () => {
  bare = await openFloor();
  ({ db } = await bare.open());
  folder = mkdtempSync(join(tmpdir(), 'tongli-rotation-'));
  file = join(folder, 'master.key');
  server = await openKeyring(db, await readMasterKey(file, bare.url));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await bare.close();
});

const rotate = async () => {
  const versions = await readKeyFile(file);
  return rotateMasterKey(db, file, versions ?? new Map(), floorStart);
};
const newPerson = async (keyring: Keyring): Promise<[string, Buffer]> => {
  const id = randomUUID();
  const keys = await db.transaction().execute((tx) => keyring.createPersonKeys(tx, [id]));
  return [id, keys.get(id) ?? Buffer.alloc(0)];
};
const keyOf = async (keyring: Keyring, id: string) =>
  (await db.transaction().execute((tx) => keyring.personKeys(tx, [id]))).get(id);
const versionsInUse = async () =>
  (await sql<{ version: number }>`select distinct master_version as version from platform.person_key`.execute(db)).rows;

test('a running server reads and writes on, and searches, links and staged rows stay', async () => {
  const [early, earlyKey] = await newPerson(server);
  const before = [server.searchHash('phone', '138'), server.sign('link', '1'), server.sealStaged('甲')] as const;
  expect(await rotate()).toEqual({ version: 2, rewrapped: 1, continued: false });
  expect(await keyOf(server, early)).toEqual(earlyKey);
  const [late] = await newPerson(server);
  expect(await versionsInUse()).toEqual([{ version: 2 }]);
  const restarted = await openKeyring(db, await readMasterKey(file, bare.url));
  expect(await keyOf(restarted, late)).toEqual(await keyOf(server, late));
  expect(restarted.searchHash('phone', '138')).toEqual(before[0]);
  expect(restarted.sign('link', '1')).toEqual(before[1]);
  expect(restarted.openStaged(before[2])).toBe('甲');
  expect(await rotate()).toMatchObject({ version: 3, rewrapped: 2 });
  expect(readdirSync(folder)).toEqual(['master.key']);
});

test('what was interrupted goes on with the version that it began', async () => {
  await newPerson(server);
  await addVersion(file, (await readKeyFile(file)) ?? new Map(), 2);
  expect(await rotate()).toEqual({ version: 2, rewrapped: 1, continued: true });
  await newPerson(server);
  await sql`insert into platform.master_key (version, begun_at) values (3, ${floorStart})`.execute(db);
  await addVersion(file, (await readKeyFile(file)) ?? new Map(), 3);
  expect(await rotate()).toEqual({ version: 3, rewrapped: 2, continued: true });
});

test('a key made by a transaction that began before is not left behind', async () => {
  const id = randomUUID();
  const made = Promise.withResolvers<void>();
  const open = Promise.withResolvers<void>();
  const writing = db.transaction().execute(async (tx) => {
    await server.createPersonKeys(tx, [id]);
    made.resolve();
    await open.promise;
  });
  await made.promise;
  const rotating = rotate();
  await expect
    .poll(
      async () => (await sql`select from pg_locks where locktype = 'advisory' and not granted`.execute(db)).rows.length,
    )
    .toBe(1);
  open.resolve();
  await Promise.all([writing, rotating]);
  expect(await versionsInUse()).toEqual([{ version: 2 }]);
});

test('a lost or another key is noticed before there is any person', async () => {
  const whole = readFileSync(file, 'utf8');
  rmSync(file);
  await expect(readMasterKey(file, bare.url)).rejects.toThrow('is missing');
  writeFileSync(file, `1 ${Buffer.alloc(32, 1).toString('base64')}\n`);
  await expect(readMasterKey(file, bare.url)).rejects.toThrow('is not the one');
  writeFileSync(file, `${whole}nonsense\n`);
  await expect(readMasterKey(file, bare.url)).rejects.toThrow('does not hold 32 bytes');
  writeFileSync(file, whole.slice(2));
  expect((await readMasterKey(file, bare.url)).of(1)).toHaveLength(32);
});
