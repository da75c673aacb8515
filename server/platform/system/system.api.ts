import { randomUUID } from 'node:crypto';
import { listAudit } from '@tongli/contracts/access';
import * as contract from '@tongli/contracts/system';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { z } from 'zod';
import { openWorld, type World } from '../../test/world.ts';
import { verifyAudit } from '../audit/nightly.ts';
import { addJob } from '../jobs/add.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const letters = { 'filter[name][eq]': 'test.letter' };
const letter = { name: 'test.letter', attempts: 3, payload: z.object({ to: z.string() }) };

/** As the job library leaves a job whose attempts are used up. */
async function failedJob(): Promise<void> {
  await world.call(null, (call) => addJob(call, letter, { to: 'someone' }));
  await sql`update graphile_worker._private_jobs set attempts = max_attempts, last_error = 'no answer'
    where payload -> 'value' ->> 'to' = 'someone'`.execute(world.house.floor.db);
}

/** A fact that a flow could not handle, and one of the same subject behind it. */
async function parkTwo(): Promise<string> {
  const subject = randomUUID();
  await sql`insert into platform.event (position, type, subject_type, subject_id, occurred_at, payload)
    select 900000 + n, 'account.closed', 'account', ${subject}, '2026-03-02T02:00:00Z', '{"closedOn":"2026-03-02"}'
    from generate_series(1, 2) n`.execute(world.house.floor.db);
  await sql`insert into platform.flow_parked (flow, position, subject_id, error, parked_at)
    select 'ended-account', position, subject_id, 'no', occurred_at from platform.event where position > 900000`.execute(
    world.house.floor.db,
  );
  return subject;
}

test('an operator sees how the installation stands', async () => {
  await failedJob();
  const { status, reply } = await world.request('admin', contract.getStatus);
  expect(status).toBe(200);
  expect(reply.jobs).toMatchObject({ running: 0, failed: 1 });
  expect(reply.clock).toBe('stepped');
  expect(reply.database.version).toMatch(/^18/);
  expect(reply.database.bytes).toBeGreaterThan(1_000_000);
  expect(reply.log.unsealed).toBe(0);
  expect(reply.flows.every((flow) => flow.behind === 0 && flow.parked === 0)).toBe(true);
  expect(reply.overdueTimers).toEqual([]);
});

test('a failed job is listed with its error, run again with all its attempts, or given up with a reason', async () => {
  await failedJob();
  const listed = await world.request('admin', contract.listJobs, { query: { 'filter[state][eq]': 'failed' } });
  const [job] = listed.reply.items;
  expect(job).toMatchObject({ name: 'test.letter', state: 'failed', attempts: 3, mostAttempts: 3, error: 'no answer' });
  const ids = [job?.id ?? ''];
  expect((await world.request('admin', contract.rerunJobs, { body: { ids } })).reply).toEqual({ jobs: 1 });
  // There is no such job: the trail tells of nothing that did not happen.
  expect((await world.request('admin', contract.rerunJobs, { body: { ids: ['987654321'] } })).reply).toEqual({
    jobs: 0,
  });
  const trail = await world.request('admin', listAudit, { query: { 'filter[operation][eq]': 'system.rerun-job' } });
  expect(trail.reply.items.map(({ subjectId }) => subjectId)).toEqual(ids);
  const again = await world.request('admin', contract.listJobs, { query: letters });
  expect(again.reply.items[0]).toMatchObject({ state: 'waiting', attempts: 0 });
  const discarded = await world.request('admin', contract.discardJobs, { body: { ids, reason: '收件人已注销' } });
  expect(discarded.reply).toEqual({ jobs: 1 });
  expect((await world.request('admin', contract.listJobs, { query: letters })).reply.items).toEqual([]);
});

test('parked facts are listed; handled again they are gone, and so is one that is passed over', async () => {
  await parkTwo();
  const listed = await world.request('admin', contract.listParked);
  expect(listed.reply.items.map((fact) => fact.position)).toEqual([900001, 900002]);
  const passed = await world.request('admin', contract.passOverParked, {
    body: { flow: 'ended-account', position: 900001, reason: '账号从未存在' },
  });
  expect(passed.reply).toEqual({ handled: 1 });
  expect((await world.request('admin', contract.listParked)).reply.items).toEqual([]);
  await parkTwoAgain();
  const retried = await world.request('admin', contract.retryParked, { body: { flow: 'ended-account' } });
  expect(retried.reply).toEqual({ handled: 2 });
});

const parkTwoAgain = () =>
  sql`insert into platform.flow_parked (flow, position, subject_id, error, parked_at)
    select 'ended-account', position, subject_id, 'no', occurred_at from platform.event where position > 900000`.execute(
    world.house.floor.db,
  );

test('what does not exist is refused in words', async () => {
  const unknown = await world.request('admin', contract.retryParked, { body: { flow: 'gossip' } });
  expect(unknown.status).toBe(422);
  expect(unknown.problem).toMatchObject({ code: 'unknown-flow', params: { flow: 'gossip' } });
  const nothing = await world.request('admin', contract.passOverParked, {
    body: { flow: 'ended-account', position: 7, reason: 'x' },
  });
  expect(nothing.status).toBe(404);
});

test('alive, ready and figures are told without signing in, and figures on this machine only', async () => {
  const get = (url: string, more: { remoteAddress?: string; headers?: Record<string, string> } = {}) =>
    world.house.app.inject({ method: 'GET', url, ...more });
  expect((await get('/health/live')).json()).toEqual({ status: 'alive' });
  expect((await get('/health/ready')).json()).toEqual({ status: 'ready' });
  const figures = (await get('/metrics')).body;
  expect(figures).toMatch(/tongli_flow_facts_behind\{flow="measured-facts"\} 0/);
  expect(figures).toMatch(/tongli_http_request_seconds_count\{method="GET",route="\/health\/live",status="2xx"\} 1/);
  expect(figures).toMatch(/process_resident_memory_bytes \d+/);
  expect((await get('/metrics', { remoteAddress: '10.0.0.9' })).statusCode).toBe(403);
  expect((await get('/metrics', { headers: { 'x-forwarded-for': '10.0.0.9' } })).statusCode).toBe(403);
});

test('the audit chain is checked when an operator asks, and the verdict stays', async () => {
  expect((await world.request('admin', contract.getStatus)).reply.auditCheck).toBeNull();
  expect((await world.request('admin', contract.checkAudit)).status).toBe(200);
  await world.house.settle();
  await checkNow();
  const sound = (await world.request('admin', contract.getStatus)).reply;
  expect(sound.auditCheck).toMatchObject({ intact: true, entries: sound.audit.sealed, position: null });
  await sql`update platform.audit_entry set reason = 'never said' where position = 3`.execute(world.house.floor.db);
  await checkNow();
  const broken = (await world.request('admin', contract.getStatus)).reply;
  expect(broken.auditCheck).toMatchObject({ intact: false, position: 3 });
});

/** Each check at a time of its own, as on a real clock. */
async function checkNow(): Promise<void> {
  const { floor } = world.house;
  await world.house.advanceTo(new Date((await world.now()).getTime() + 60_000));
  await verifyAudit.run({ floor, key: 'k', attempt: 1, signal: new AbortController().signal }, {});
}
