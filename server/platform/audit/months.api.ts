import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { freshDatabase, type TestDatabase, withTemplate } from '../../test/cluster.ts';
import { type BareFloor, inCall, openFloor } from '../../test/floor.ts';
import { openClock } from '../clock/clock.ts';
import { openDatabase } from '../database/database.ts';
import { migrate } from '../database/migrate.ts';
import { seal } from '../events/sealer.ts';
import type { Floor } from '../floor.ts';
import { advanceTo } from '../timers/timers.ts';
import { audit } from './audit.ts';
import { verifyChain } from './chain.ts';
import { auditMonths } from './months.ts';

let bare: BareFloor;
let floor: Floor;
let older: TestDatabase | undefined;
beforeEach(async () => {
  bare = await openFloor();
  floor = await bare.open();
});
afterEach(async () => {
  await bare.close();
  await older?.drop();
  older = undefined;
});

const act = () => inCall(floor, (call) => audit(call, 'test.act', { type: 'parcel', id: '1' }));

async function parts(db: Floor['db']): Promise<Record<string, number>> {
  const { rows } = await sql<{ part: string; entries: number }>`
    select tableoid::regclass::text as part, count(*)::int as entries from platform.audit_entry group by 1 order by 1`.execute(
    db,
  );
  return Object.fromEntries(rows.map(({ part, entries }) => [part.replace('platform.audit_entry_', ''), entries]));
}

test('entries find their month, also those written before it was opened, and the chain runs on across months', async () => {
  await act();
  await seal(floor.db);
  await act();
  expect(await parts(floor.db)).toEqual({ other: 2 });
  await advanceTo(floor, [], [auditMonths], new Date('2026-03-31T23:59:59.999Z'));
  await act();
  await advanceTo(floor, [], [auditMonths], new Date('2026-05-20T00:00:00Z'));
  await act();
  await seal(floor.db);
  expect(await parts(floor.db)).toEqual({ '2026_03': 3, '2026_05': 1 });
  expect(await verifyChain(floor.db)).toMatchObject({ intact: true, entries: 4 });
});

test('a month that is written to while it is opened loses nothing', async () => {
  const { name, opens, ends } = { name: '2026_03', opens: '2026-03-01T00:00:00Z', ends: '2026-04-01T00:00:00Z' };
  const open = () => sql`select platform.open_audit_month(${name}, ${opens}, ${ends})`.execute(floor.db);
  await Promise.all([act(), open(), act(), open(), act()]);
  await act();
  await seal(floor.db);
  expect(await parts(floor.db)).toEqual({ '2026_03': 4 });
  expect(await verifyChain(floor.db)).toMatchObject({ intact: true, entries: 4 });
});

test('a trail from before there were parts keeps its numbers, its chain and what was not sealed yet', async () => {
  older = await freshDatabase(await withTemplate('empty', async () => undefined));
  const database = openDatabase(older.url, { connections: 2 });
  const platform = [{ name: 'platform', folder: new URL('../migrations/', import.meta.url) }];
  await migrate(database.pool, platform, (id) => id < 'platform/0006');
  await openClock(database.db, { mode: 'stepped', at: new Date('2026-03-02T02:00:00Z') });
  const write = (at: string) =>
    sql`insert into platform.audit_entry (at, actor_name, operation, subject_type, subject_id, request_id)
        values (${at}, 'ann', 'test.act', 'parcel', '1', 'test')`.execute(database.db);
  for (const at of ['2025-12-31T23:59:59.999Z', '2026-01-01T00:00:00Z', '2026-03-02T02:00:00.123Z']) await write(at);
  await seal(database.db);
  await write('2026-03-02T03:00:00Z');
  const trail = () => sql`select * from platform.audit_entry order by id`.execute(database.db);
  const before = (await trail()).rows;
  await migrate(database.pool, platform);
  expect((await trail()).rows).toEqual(before);
  await write('2026-03-02T04:00:00Z');
  await seal(database.db);
  expect(await parts(database.db)).toEqual({ '2025_12': 1, '2026_01': 1, '2026_03': 3 });
  expect(await verifyChain(database.db)).toMatchObject({ intact: true, entries: 5 });
  await database.close();
});
