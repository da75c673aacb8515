import { randomUUID } from 'node:crypto';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type BareFloor, openFloor } from '../../test/floor.ts';
import { createKeyring } from './keyring.ts';
import { readMasterKey } from './master-key.ts';
import type { MasterKeys } from './master-keys.ts';

let bare: BareFloor;
let folder: string;
beforeEach(async () => {
  bare = await openFloor();
  folder = mkdtempSync(join(tmpdir(), 'tongli-keys-'));
});
afterEach(async () => {
  rmSync(folder, { recursive: true });
  await bare.close();
});

async function seal(master: Buffer | MasterKeys): Promise<void> {
  const { db } = await bare.open();
  await db.transaction().execute((tx) => createKeyring(master).createPersonKeys(tx, [randomUUID()]));
}

test('the key is made once, however many ask at once, and opens what it sealed', async () => {
  const file = join(folder, 'keys', 'master.key');
  const onMade = vi.fn();
  const [key, ...others] = await Promise.all(Array.from({ length: 4 }, () => readMasterKey(file, bare.url, onMade)));
  expect(onMade).toHaveBeenCalledOnce();
  expect(others.map((other) => other.of(1))).toEqual(Array.from({ length: 3 }, () => key?.of(1)));
  await seal(key ?? Buffer.alloc(0));
  expect((await readMasterKey(file, bare.url)).of(1)).toEqual(key?.of(1));
});

test('a missing key beside sealed data is not made anew, and a foreign one is not used', async () => {
  const file = join(folder, 'master.key');
  await seal(Buffer.alloc(32, 1));
  await expect(readMasterKey(file, bare.url)).rejects.toThrow('is missing');
  expect(existsSync(file)).toBe(false);
  const unsealed = await openFloor();
  await readMasterKey(file, unsealed.url);
  await unsealed.close();
  await expect(readMasterKey(file, bare.url)).rejects.toThrow('is not the one that sealed');
});
