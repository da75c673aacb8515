import { appendFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BareFloor, inCall, openFloor } from '../../test/floor.ts';
import { seal } from '../events/sealer.ts';
import type { Floor } from '../floor.ts';
import { anchorHead, readAnchors, startAnchoring } from './anchor.ts';
import { audit } from './audit.ts';
import { verifyChain } from './chain.ts';

let bare: BareFloor;
let floor: Floor;
beforeEach(async () => {
  bare = await openFloor();
  floor = await bare.open();
  for (let number = 1; number <= 6; number += 1)
    await inCall(floor, (call) => audit(call, 'test.act', { type: 'parcel', id: String(number) }));
  await seal(floor.db);
});
afterEach(() => bare.close());

test('an untouched chain is intact, also while entries wait for their seal', async () => {
  expect(await verifyChain(floor.db)).toMatchObject({ intact: true, entries: 6 });
  await inCall(floor, (call) => audit(call, 'test.act', { type: 'parcel', id: '7' }));
  expect(await verifyChain(floor.db)).toMatchObject({ intact: true, entries: 6 });
  await seal(floor.db);
  expect(await verifyChain(floor.db)).toMatchObject({ intact: true, entries: 7 });
});

test.each([
  ['an altered reason', `update platform.audit_entry set reason = 'curious' where position = 3`, 3, 'altered'],
  ['a removed entry', 'delete from platform.audit_entry where position = 4', 4, 'missing'],
  ['a cut-off tail', 'delete from platform.audit_entry where position >= 5', 5, 'cut-off'],
  ['a removed first entry', 'delete from platform.audit_entry where position = 1', 1, 'missing'],
  ['everything removed', 'delete from platform.audit_entry', 1, 'cut-off'],
  [
    'a removed entry with the later ones moved up',
    `delete from platform.audit_entry where position = 2;
     update platform.audit_entry set position = -position where position > 2;
     update platform.audit_entry set position = -position - 1 where position < 0;
     update platform.seal_head set position = 5 where log = 'audit'`,
    2,
    'altered',
  ],
  [
    'two entries in each other’s place',
    `update platform.audit_entry set position = case position when 2 then -3 else -2 end where position in (2, 3);
     update platform.audit_entry set position = -position where position < 0`,
    2,
    'altered',
  ],
  [
    'a forged entry at the end',
    `insert into platform.audit_entry (position, hash, at, actor_name, operation, subject_type, subject_id, request_id)
     values (7, '\\x00', '2026-03-02T02:00:00Z', 'nobody', 'test.act', 'parcel', '7', 'test')`,
    7,
    'added',
  ],
])('%s is noticed', async (_, tampering, position, kind) => {
  for (const statement of tampering.split(';')) await sql.raw(statement).execute(floor.db);
  expect(await verifyChain(floor.db)).toEqual({ intact: false, position, kind });
});

describe('an anchor outside the database', () => {
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'tongli-anchor-'));
    file = join(folder, 'audit.anchor');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  const act = async () => {
    await inCall(floor, (call) => audit(call, 'test.act', { type: 'parcel', id: 'later' }));
    await seal(floor.db);
  };
  const verdict = async () => verifyChain(floor.db, await readAnchors(file));

  test('is written when the head has moved, and agrees with an untouched chain', async () => {
    expect(await verdict()).toMatchObject({ intact: true, entries: 6 });
    let last = await anchorHead(floor.db, file, 0);
    last = await anchorHead(floor.db, file, last);
    appendFileSync(file, '\n7 00ff');
    await act();
    await anchorHead(floor.db, file, last);
    expect((await readAnchors(file)).map((anchor) => anchor.position)).toEqual([6, 7]);
    expect(await verdict()).toMatchObject({ intact: true, entries: 7 });
  });

  test('betrays a tail that was cut off together with the head row', async () => {
    await anchorHead(floor.db, file, 0);
    await cutOff();
    expect(await verifyChain(floor.db)).toMatchObject({ intact: true, entries: 4 });
    expect(await verdict()).toEqual({ intact: false, position: 5, kind: 'cut-off' });
  });

  test('betrays a tail that was cut off and replaced by entries with a chain of their own', async () => {
    await anchorHead(floor.db, file, 0);
    await cutOff();
    await act();
    await act();
    expect(await verifyChain(floor.db)).toMatchObject({ intact: true, entries: 6 });
    expect(await verdict()).toEqual({ intact: false, position: 6, kind: 'rewritten' });
  });

  test('is written once more at the end', async () => {
    const stop = startAnchoring(floor, file, () => expect.unreachable());
    await act();
    await stop();
    expect((await readAnchors(file)).map((anchor) => anchor.position)).toEqual([7]);
  });

  async function cutOff(): Promise<void> {
    await sql`delete from platform.audit_entry where position > 4`.execute(floor.db);
    await sql`update platform.seal_head set position = 4,
      hash = (select hash from platform.audit_entry where position = 4) where log = 'audit'`.execute(floor.db);
  }
});
