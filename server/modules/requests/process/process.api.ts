import * as contract from '@tongli/contracts/requests';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Call, mustSucceed } from '../../../platform/call.ts';
import { personNamed, units } from '../../../sample/people.ts';
import { openWorld, type World } from '../../../test/world.ts';
import type { CaseMove, CaseOutcome, CaseSource, RunningCase } from './cases.ts';
import { compareWithControl } from './comparison/pilot.ts';
import { moveCases, previewMove } from './moving.ts';
import { currentDefinition, getDefinition } from './reading.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const unit = (code: string) => units.find((one) => one.code === code)?.id ?? '';
const day = 86_400_000;

const byCode = async (code: string) => {
  const { reply } = await world.request('chenjing', contract.listServiceProcesses);
  return reply.processes.find((one) => one.code === code)?.id ?? '';
};
const read = async (id: string) =>
  (await world.request('chenjing', contract.getServiceProcess, { params: { id } })).reply;
const write = async (id: string, definition: contract.ProcessDefinition) => {
  const { version } = await read(id);
  return world.request('chenjing', contract.writeProcessDraft, { params: { id }, body: { definition, version } });
};
const publish = async (id: string, pilot: { unitIds: string[]; untilAt: string } | null = null, as = 'chenjing') => {
  const { version } = await read(id);
  return world.request(as, contract.publishProcessDraft, {
    params: { id },
    body: { note: '缩短预约', pilot, version },
  });
};
const inForce = async (id: string) => (await read(id)).current?.definition as contract.ProcessDefinition;
const startsOn = (id: string, unitId: string | null) =>
  world.call('liwei', async (call) => (await currentDefinition(call, { processId: id }, unitId))?.version ?? 0);
const later = async (days: number) => {
  const now = await world.call('liwei', async (call: Call) => call.now);
  return new Date(now.getTime() + days * day).toISOString();
};
/** With the limit of each step a minute longer. */
const slower = (one: contract.ProcessDefinition): contract.ProcessDefinition => ({
  ...one,
  steps: one.steps.map((step) => ({ ...step, limit: { ...step.limit, amount: step.limit.amount + 1 } })),
});

test('a new installation has a process of every kind', async () => {
  const { reply } = await world.request('wangfang', contract.listServiceProcesses);
  expect(new Set(reply.processes.map(({ kind }) => kind))).toEqual(new Set(contract.requestKinds));
  expect(reply.processes.every(({ currentVersion }) => currentVersion === 1)).toBe(true);
});

test('a draft keeps its faults and is not published with them; without them it is the next version', async () => {
  const id = await byCode('praise');
  const before = await inForce(id);
  const first = before.steps[0] as contract.ProcessStep;
  const broken = { ...before, steps: [{ ...first, owner: { post: 'ghost', where: 'unit' as const } }] };
  const kept = await write(id, broken);
  expect(kept.reply.faults).toEqual([{ code: 'owner-unknown', step: 'pass-on', params: { post: 'ghost' } }]);
  expect((await publish(id)).problem).toMatchObject({ status: 422, code: 'definition-faulty', params: { count: 1 } });
  await write(id, slower(before));
  const published = await publish(id);
  expect(published.reply).toMatchObject({
    current: { version: 2 },
    draft: null,
    acts: [{ act: 'published', version: 2 }, {}],
  });
  expect(await startsOn(id, null)).toBe(2);
  const versionOne = published.reply.versions.at(-1)?.versionId ?? '';
  expect((await world.call('liwei', (call) => getDefinition(call, versionOne))).definition).toEqual(before);
});

test('of two who write the same draft the second is told, with the process as it is', async () => {
  const id = await byCode('suggestion');
  const [definition, { version }] = [await inForce(id), await read(id)];
  const send = () =>
    world.request('chenjing', contract.writeProcessDraft, { params: { id }, body: { definition, version } });
  expect([(await send()).status, (await send()).problem.code]).toEqual([200, 'stale-version']);
  const discard = { params: { id }, body: { version: (await read(id)).version } };
  expect((await world.request('chenjing', contract.discardProcessDraft, discard)).reply.draft).toBeNull();
});

test('while a version is piloted, cases of those teams and of what lies in them begin with it, until it ends', async () => {
  const id = await byCode('enquiry');
  await write(id, slower(await inForce(id)));
  const soon = await later(-1);
  expect((await publish(id, { unitIds: [unit('hotline')], untilAt: soon })).problem.code).toBe('pilot-ends-before');
  const nowhere = { unitIds: [id], untilAt: await later(30) };
  expect((await publish(id, nowhere)).problem.code).toBe('unknown-unit');
  const begun = await publish(id, { unitIds: [unit('hotline')], untilAt: await later(30) });
  expect(begun.reply.pilots).toMatchObject([{ state: 'running', version: 2, controlVersion: 1 }]);
  expect(await startsOn(id, unit('hotline-day'))).toBe(2);
  expect(await startsOn(id, unit('complaints'))).toBe(1);
  expect(await startsOn(id, null)).toBe(1);
  await write(id, slower(await inForce(id)));
  expect((await publish(id)).problem.code).toBe('pilot-running');
  const decision = async (how: 'roll-out' | 'withdraw') =>
    world.request('chenjing', contract.decidePilot, {
      params: { id },
      body: { decision: how, reason: '答复更快', version: (await read(id)).version },
    });
  const rolled = await decision('roll-out');
  expect(rolled.reply).toMatchObject({
    current: { version: 2 },
    pilots: [{ state: 'rolled-out', reason: '答复更快' }],
  });
  expect((await decision('withdraw')).problem.code).toBe('no-pilot');
  expect(await startsOn(id, unit('complaints'))).toBe(2);
});

test('what is withdrawn is begun by nobody; the number is not given again', async () => {
  const id = await byCode('value-added');
  await write(id, slower(await inForce(id)));
  const { reply } = await publish(id, { unitIds: [unit('hotline')], untilAt: await later(9) });
  const body = { decision: 'withdraw' as const, reason: '客户不满', version: reply.version };
  expect((await world.request('chenjing', contract.decidePilot, { params: { id }, body })).status).toBe(200);
  expect(await startsOn(id, unit('hotline'))).toBe(1);
  await write(id, slower(await inForce(id)));
  expect((await publish(id)).reply.current?.version).toBe(3);
});

test('the complaint’s steps change without its settings, and its settings without the steps', async () => {
  const id = await byCode('complaint');
  const { versions } = (await world.request('admin', contract.listProcessVersions)).reply;
  await write(id, slower(await inForce(id)));
  const piloted = await publish(id, { unitIds: [unit('complaints')], untilAt: await later(9) });
  expect(piloted.problem.code).toBe('complaints-not-piloted');
  expect((await publish(id)).reply.current?.version).toBe(2);
  const [now] = (await world.request('admin', contract.listProcessVersions)).reply.versions;
  expect(now).toMatchObject({ version: 2, settings: versions[0]?.settings });
  const settings = { ...(now?.settings as contract.ComplaintSettings), respondWithinDays: 4 };
  await world.request('admin', contract.publishProcessVersion, { body: { settings, basedOn: 2 } });
  expect(await read(id)).toMatchObject({
    current: { version: 3, definition: { steps: [{ limit: { amount: 241 } }, {}, {}, {}, {}, {}] } },
  });
  const shorter = { ...(await inForce(id)), steps: (await inForce(id)).steps.slice(1) };
  expect((await write(id, shorter)).reply.faults[0]?.code).toBe('complaint-steps');
});

const outcome = (
  id: number,
  more: Partial<CaseOutcome> & Pick<CaseOutcome, 'versionId' | 'unitId' | 'startedAt'>,
): CaseOutcome => ({
  id: String(id),
  resolvedAt: null,
  onTime: null,
  reopened: false,
  satisfaction: null,
  stepMinutes: {},
  ...more,
});

test('a pilot is compared with the teams that go on as before, and with their own time before', async () => {
  const id = await byCode('repair-visit');
  await write(id, slower(await inForce(id)));
  const { reply } = await publish(id, { unitIds: [unit('hotline')], untilAt: await later(30) });
  const [pilot] = reply.pilots;
  const control = reply.current?.versionId ?? '';
  const found = await world.call('chenjing', async (call) => {
    const at = (minutes: number, from: number) => new Date(from + minutes * 60_000);
    const took = (versionId: string, where: string, from: number, minutes: number) =>
      Array.from({ length: 40 }, (_, index) =>
        outcome(index, {
          versionId,
          unitId: unit(where),
          startedAt: at(index, from),
          resolvedAt: at(index + minutes + (index % 7), from),
          onTime: index > 1,
        }),
      );
    const begun = Date.parse(pilot?.fromAt ?? '');
    const source: CaseSource = {
      running: async () => [],
      move: async () => null,
      outcomes: async (_, { from }) =>
        from.getTime() < begun
          ? [...took(control, 'hotline-day', begun - day, 200), ...took(control, 'complaints', begun - day, 200)]
          : [...took(pilot?.versionId ?? '', 'hotline-day', begun, 120), ...took(control, 'complaints', begun, 190)],
    };
    const after = { ...call, now: new Date(begun + 10 * day) };
    return mustSucceed(await compareWithControl(after, source, { processId: id, pilotId: pilot?.id ?? '' }));
  });
  expect(found.cases).toMatchObject({ pilot: 40, control: 40, pilotBefore: 40, controlBefore: 40 });
  const [resolution, onTime, , satisfaction] = found.measures;
  expect(resolution).toMatchObject({
    key: 'resolution',
    verdict: 'better',
    effect: { value: -70 },
    did: { value: -70 },
  });
  expect(onTime).toMatchObject({ key: 'on-time', pilot: { n: 40, value: 0.95 }, verdict: 'too-little-data' });
  expect(onTime?.lacking?.pilot).toBe(395);
  expect(satisfaction).toMatchObject({ effect: null, lacking: null, verdict: 'too-little-data' });
  const seen = await world.request('chenjing', contract.compareProcessPilot, {
    params: { id, pilotId: pilot?.id ?? '' },
  });
  expect(seen.reply.cases).toMatchObject({ pilot: 0, control: 0 });
});

test('running cases move by the key of their step; what has no such step must be mapped; who moved on is told', async () => {
  const id = await byCode('device-return');
  const before = await inForce(id);
  const from = (await read(id)).current?.versionId ?? '';
  const renamed = before.steps.map((step) => ({
    ...step,
    key: step.key === 'explain' ? 'tell' : step.key,
    next: step.next.map((way) => ({ ...way, to: way.to === 'explain' ? 'tell' : way.to })),
  }));
  await write(id, { ...before, steps: renamed });
  const toVersionId = (await publish(id)).reply.current?.versionId ?? '';
  const moves: CaseMove[] = [];
  const at = (number: string, stepKey: string, now: Date): RunningCase => ({
    id: number,
    number,
    versionId: from,
    unitId: null,
    stepKey,
    stepSince: now,
    stepDueAt: null,
    startedAt: now,
    dueAt: null,
  });
  const source = (now: Date): CaseSource => ({
    outcomes: async () => [],
    running: async () => [at('A', 'inspect', now), at('B', 'explain', now)],
    move: async (_, __, to) => {
      moves.push(to);
      return null;
    },
  });
  const move = { processId: id, toVersionId, steps: {} };
  await world.call('chenjing', async (call) => {
    const plan = mustSucceed(await previewMove(call, source(call.now), move));
    expect(plan).toMatchObject({ toVersion: 2, unmapped: ['explain'], total: 2 });
    expect(plan.cases.map(({ toStep }) => toStep)).toEqual(['inspect', null]);
    const done = await moveCases(call, source(call.now), { ...move, caseIds: ['A', 'B', 'C'], reason: '统一' });
    expect(done).toEqual({
      moved: 1,
      failed: [
        { id: 'B', number: 'B', code: 'step-not-mapped' },
        { id: 'C', number: '', code: 'case-not-running' },
      ],
    });
    const mapped = { ...move, steps: { explain: 'tell' }, caseIds: ['B'], reason: '统一' };
    expect(mustSucceed(await moveCases(call, source(call.now), mapped)).moved).toBe(1);
  });
  expect(moves.map(({ stepKey }) => stepKey)).toEqual(['inspect', 'tell']);
  expect((await read(id)).acts[0]).toMatchObject({ act: 'cases-moved', params: { moved: 1 } });
});

test('who does not design reads, and a new process begins as a copy', async () => {
  const body = {
    code: 'refund',
    kind: 'after-sales' as const,
    name: { zh: '退款', en: 'Refund' },
    copyOf: await byCode('device-return'),
  };
  expect((await world.request('wangfang', contract.addServiceProcess, { body })).status).toBe(403);
  const added = await world.request('chenjing', contract.addServiceProcess, { body });
  expect(added.reply).toMatchObject({
    code: 'refund',
    current: null,
    draft: { definition: { name: { zh: '退款' } } },
    faults: [],
  });
  expect((await world.request('chenjing', contract.addServiceProcess, { body })).problem.code).toBe('code-taken');
  const { reply } = await world.request('wangfang', contract.getServiceProcess, { params: { id: added.reply.id } });
  expect(reply.actions.publish).toEqual({ allowed: false, refusal: 'forbidden' });
  expect(personNamed('chenjing').roles).toContain('complaint-manager');
});

test('what came with the product later is offered, and taken as a draft', async () => {
  await world.call(null, async ({ tx }) => {
    await sql`update requests.process set code = 'own-returns' where code = 'device-return'`.execute(tx);
  });
  const offered = async () => (await world.request('chenjing', contract.listServiceProcesses)).reply.supplied;
  const [one, ...others] = await offered();
  expect([one, others]).toMatchObject([{ code: 'device-return' }, []]);
  if (!one) return;
  const body = { code: one.code, kind: 'after-sales', name: one.name, copyOf: null, supplied: true } as const;
  const unknown = await world.request('chenjing', contract.addServiceProcess, { body: { ...body, code: 'nothing' } });
  expect(unknown.problem.code).toBe('not-supplied');
  const { reply } = await world.request('chenjing', contract.addServiceProcess, { body });
  expect(reply).toMatchObject({ code: 'device-return', current: null, faults: [] });
  expect(reply.draft?.definition.steps).toHaveLength(one.stepCount);
  expect(await offered()).toEqual([]);
});

test('what the product brings otherwise than it was here is offered, until it has been taken', async () => {
  const find = async () => {
    const { processes } = (await world.request('chenjing', contract.listServiceProcesses)).reply;
    const row = processes.find(({ code }) => code === 'enquiry');
    const params = { id: row?.id ?? '' };
    return { row, params, process: (await world.request('chenjing', contract.getServiceProcess, { params })).reply };
  };
  expect(await find()).toMatchObject({ row: { revised: false }, process: { revision: null } });
  // As if an earlier release had brought it with other words.
  const { params: stood, process: begun } = await find();
  const about = { zh: '旧的说明', en: 'As it was' };
  await world.call(null, async ({ tx }) => {
    await sql`update requests.process set code = 'own-enquiry' where code = 'enquiry'`.execute(tx);
  });
  const name = begun.current?.definition.name ?? about;
  const copied = { code: 'enquiry', kind: 'enquiry', name, copyOf: stood.id } as const;
  const made = (await world.request('chenjing', contract.addServiceProcess, { body: copied })).reply;
  const older = { ...made.draft?.definition, about } as contract.ProcessDefinition;
  const written = await world.request('chenjing', contract.writeProcessDraft, {
    params: { id: made.id },
    body: { definition: older, version: made.version },
  });
  const published = { note: '', pilot: null, version: written.reply.version };
  await world.request('chenjing', contract.publishProcessDraft, { params: { id: made.id }, body: published });
  const { row, params, process } = await find();
  expect(row?.revised).toBe(true);
  const { revision } = process;
  if (!revision) throw new Error('there is no revision');
  const body = { definition: revision, version: process.version };
  const taken = await world.request('chenjing', contract.writeProcessDraft, { params, body });
  expect(taken.reply).toMatchObject({ revision: null, faults: [], draft: { definition: { name: revision.name } } });
  expect((await find()).row?.revised).toBe(false);
});
