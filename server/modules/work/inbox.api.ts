import { listQuery } from '@tongli/contracts/kernel';
import { getInbox, inboxList } from '@tongli/contracts/work';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed, projectId } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import { selectWaiting } from './inbox/inbox.ts';

let world: World;
const [mine, another] = [personNamed('liwei').id, personNamed('zhoumin').id];

/** 4,000 tasks and 1,000 limits of one person, among twice as many of another. */
beforeAll(async () => {
  world = await openWorld();
  const { db } = world.house.floor;
  const owner = sql`case when n % 3 = 0 then ${mine}::uuid else ${another}::uuid end`;
  const due = sql`timestamptz '2026-03-03' + n * interval '1 minute'`;
  const hurt = sql`31 * 100000000000 + floor(extract(epoch from ${due}))::bigint`;
  await sql`insert into work.task (id, number, project_id, kind, state, title, body, owner_id, calendar, created_at, clock_from,
      warn_at, press_at, due_at, fire_at, waits_for, hurt)
    select gen_random_uuid(), 'T' || n, ${projectId}::uuid, 'task', 'open', 'x', '', ${owner}, 'service', timestamptz '2026-03-02',
      timestamptz '2026-03-02', ${due}, ${due}, ${due}, ${due}, ${owner}, ${hurt}
    from generate_series(1, 12000) n`.execute(db);
  await sql`insert into work.time_limit (id, subject_type, subject_id, kind, owner_id, started_at, warn_at, due_at, fire_at, hurt)
    select gen_random_uuid(), 'complaint', gen_random_uuid(), 'respond', ${owner}, timestamptz '2026-03-02', ${due}, ${due}, ${due}, ${hurt}
    from generate_series(1, 3000) n`.execute(db);
  await sql`analyze work.task, work.time_limit`.execute(db);
}, 60_000);
afterAll(() => world.close());

test('an inbox of 5,000 is counted, and paged from end to end without a gap', async () => {
  const seen = new Set<string>();
  let cursor: string | null = null;
  let last = 0;
  do {
    const query: Record<string, string> = { limit: '200', ...(cursor ? { cursor } : {}) };
    const { reply } = await world.request('liwei', getInbox, { query });
    expect(reply.counts).toMatchObject({ total: 5_000, breached: 0, byKind: { task: 4_000, limit: 1_000 } });
    for (const item of reply.items) seen.add(item.id);
    expect(seen.size).toBeGreaterThan(last);
    last = seen.size;
    cursor = reply.nextCursor;
  } while (cursor);
  expect(seen.size).toBe(5_000);
});

test('a page of it reads the first rows of each index, wherever in the list it is', async () => {
  const first = (await world.request('liwei', getInbox, { query: { limit: '200' } })).reply.nextCursor ?? '';
  for (const query of [{}, { cursor: first }]) {
    const lines = await world.call('liwei', async (call) => {
      const select = selectWaiting(call, listQuery(inboxList).parse(query));
      const { rows } = await sql<{ 'QUERY PLAN': string }>`explain (analyze, timing off) ${select}`.execute(call.tx);
      return rows.map((row) => row['QUERY PLAN']).join('\n');
    });
    expect(lines).toContain('task_in_inbox');
    expect(lines).toContain('time_limit_in_inbox');
    expect(lines).not.toMatch(/Seq Scan on (task|time_limit)/);
    const read = [...lines.matchAll(/Index Scan using (?:task|time_limit)_in_inbox.*\(actual.* rows=(\d+)/g)];
    expect(read.length).toBe(2);
    for (const [, rows] of read) expect(Number(rows)).toBeLessThan(100);
  }
});
