import * as contract from '@tongli/contracts/complaints';
import * as customers from '@tongli/contracts/customers';
import * as work from '@tongli/contracts/work';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed, units } from '../../../sample/people.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
const id = (username: string) => personNamed(username).id;
const unit = (code: string) => units.find((one) => one.code === code)?.id ?? '';

/** Handlers grant up to 200 yuan by the process; the head of complaints approves up to 500, the head of the centre 5,000. */
beforeAll(async () => {
  world = await openWorld();
  const of = (post: string, limitMinor: number) => ({ post, kind: 'compensation', limitMinor, currency: 'CNY' });
  const limits = [of('complaint-manager', 50_000), of('centre-manager', 500_000)];
  const { version } = (await world.request('admin', work.listAuthorityLimits)).reply;
  await world.request('admin', work.setAuthorityLimits, { body: { limits, version } });
});
afterAll(() => world.close());

async function caseOf(handler = 'liwei', phone = '13800000001'): Promise<string> {
  const body = {
    customer: { name: '赵先生', phone },
    product: 'broadband',
    area: 'gaoxin',
    facts: '报修三天没有人来',
    demand: '尽快修好并赔偿',
    channel: 'phone' as const,
  };
  const { reply } = await world.request('wangfang', contract.lodgeForCustomer, { body });
  const params = { id: reply.id };
  await world.request(handler, contract.assignComplaint, { params, body: { ownerId: id(handler) } });
  return reply.id;
}

const facts = { delayDays: 3, lossMinor: null, validity: 'upheld' as const, cause: null };
const late = { ruleCode: 'late-service', kind: 'money' as const, facts, amountMinor: 6_000 };
const free = (amountMinor: number) => ({
  ruleCode: null,
  kind: 'money' as const,
  facts,
  amountMinor,
  reason: '老人独居',
});
const remedied = (remedy: { what: string; ownerId: string; dueOn: string } | null) => ({
  ...free(8_000),
  ...{ kind: 'replacement' as const, remedy },
});
type Body = typeof late | ReturnType<typeof free> | ReturnType<typeof remedied>;

const propose = (as: string, complaintId: string, body: Body, idempotencyKey?: string) =>
  world.request(as, contract.proposeCompensation, {
    params: { id: complaintId },
    body,
    ...(idempotencyKey ? { idempotencyKey } : {}),
  });
const approve = (as: string, { approvalId }: contract.Compensation) =>
  world.request(as, work.approve, { params: { id: approvalId ?? '' }, body: { version: 1 } });
const pay = (as: string, one: { id: string; version: number }, reference: string) =>
  world.request(as, contract.payCompensation, { params: { id: one.id }, body: { reference, version: one.version } });
const ofCase = async (complaintId: string) =>
  (await world.request('liwei', contract.listCaseCompensations, { params: { id: complaintId } })).reply.compensations;
const sumOf = async (where: ReturnType<typeof sql>) => {
  const query = sql<{ sum: number }>`select coalesce(sum(amount_minor), 0)::integer as sum
    from complaints.compensation_line where ${where}`;
  return world.call(null, async (call) => (await query.execute(call.tx)).rows[0]?.sum);
};

test('a rule proposes; within one’s own authority it is granted at once, paid by somebody else, and traced to the fen', async () => {
  const complaintId = await caseOf();
  const preview = await world.request('liwei', contract.previewCompensation, {
    params: { id: complaintId },
    body: facts,
  });
  expect(preview.reply).toMatchObject({ ownLimitMinor: 20_000, currency: 'CNY', budgets: [] });
  expect(preview.reply.matches[0]).toMatchObject({ rule: { code: 'late-service' }, amountMinor: 6_000, capped: false });
  const { reply } = await propose('liwei', complaintId, late);
  expect(reply).toMatchObject({ state: 'approved', decidedByName: '李伟', approvalId: null, proposedMinor: 6_000 });
  expect((await pay('liwei', reply, 'PZ-1')).status).toBe(403);
  const paid = await pay('chenjing', reply, 'PZ-1');
  expect(paid.reply).toMatchObject({ state: 'paid', paidByName: '陈静', reference: 'PZ-1' });
  const ledger = await world.request('hanmei', contract.listLedger, {
    query: { 'filter[complaintNumber][starts]': reply.complaintNumber },
  });
  expect(ledger.reply.items.map(({ act, from, to }) => [act, from, to])).toEqual(
    expect.arrayContaining([
      ['reserved', 'budget', 'reserved'],
      ['approved', 'reserved', 'approved'],
      ['paid', 'approved', 'paid'],
    ]),
  );
  expect(ledger.reply.items[0]).toMatchObject({ rule: { en: 'Late service, by the day' }, decidedByName: '李伟' });
  const reversal = { params: { id: reply.id }, body: { reason: '账户不符退回', version: paid.reply.version } };
  expect((await world.request('chenjing', contract.reverseCompensation, reversal)).reply.state).toBe('reversed');
  expect(await sumOf(sql`compensation_id = ${reply.id}`)).toBe(0);
  expect(await sumOf(sql`compensation_id = ${reply.id} and account = 'paid'`)).toBe(0);
});

test('where the house asks for it, nobody is paid before it was made sure in the case who they are', async () => {
  const { settings, version } = (await world.request('admin', customers.getCheckSettings)).reply;
  const needs = { ...settings.needs, pay: 'questioned' as const };
  await world.request('admin', customers.changeCheckSettings, { body: { settings: { ...settings, needs }, version } });
  const complaintId = await caseOf('liwei', '13800000077');
  const { reply } = await propose('liwei', complaintId, late);
  expect((await pay('chenjing', reply, 'PZ-77')).problem.code).toBe('identity-level-needed');
  const where = { params: { place: 'complaint' as const, id: complaintId } };
  const body = { reason: '回拨登记号码，本人接听' };
  await world.request('liwei', customers.vouchForCustomer, { ...where, body });
  expect((await pay('chenjing', reply, 'PZ-77')).reply.state).toBe('paid');
  const check = (await world.request('hanmei', customers.getIdentityCheck, where)).reply;
  expect(check.steps).toMatchObject([{ kind: 'vouch', byName: '李伟', reason: body.reason }]);
  expect(check.actions).toMatchObject({ vouch: { allowed: false }, disclose: { refusal: 'forbidden' } });
  await world.request('admin', customers.changeCheckSettings, { body: { settings, version: version + 1 } });
});

test('what differs from the rule says why; a rule applies once; a promise is bound by what was granted', async () => {
  const complaintId = await caseOf();
  expect((await propose('liwei', complaintId, { ...late, amountMinor: 7_000 })).problem).toMatchObject({
    code: 'reason-needed',
    errors: [{ field: 'body.reason' }],
  });
  expect((await propose('liwei', complaintId, { ...late, facts: { ...facts, delayDays: 0 } })).problem.code).toBe(
    'rule-unfit',
  );
  const { reply } = await propose('liwei', complaintId, late);
  expect((await propose('liwei', complaintId, free(100))).problem.code).toBe('compensation-under-way');
  await pay('chenjing', reply, 'PZ-2');
  expect((await propose('liwei', complaintId, late)).problem.code).toBe('rule-applied');
});

test('beyond one’s authority a delegate approves for the head; a case with a proposal undecided is not closed', async () => {
  const complaintId = await caseOf();
  const { reply } = await propose('liwei', complaintId, free(30_000));
  expect(reply).toMatchObject({ state: 'waiting', proposedMinor: null });
  const found = await world.call('liwei', (call) =>
    import('../closing/checks.ts').then(({ openMattersOf }) => openMattersOf(call, complaintId)),
  );
  expect(found).toContainEqual({ code: 'compensations', params: { count: 1 } });
  const now = (await world.now()).getTime();
  const period = { fromAt: new Date(now).toISOString(), untilAt: new Date(now + 36e5).toISOString() };
  await world.request('chenjing', work.delegate, { body: { toId: id('wuqiang'), ...period, kinds: ['compensation'] } });
  expect((await approve('wuqiang', reply)).reply.state).toBe('approved');
  await world.house.settle();
  expect((await ofCase(complaintId))[0]).toMatchObject({
    state: 'approved',
    decidedByName: '吴强',
    decidedForName: '陈静',
  });
  expect((await propose('liwei', await caseOf(), free(500_001))).problem.code).toBe('no-authority');
});

test('what is done instead of paid has an owner, a day and something to show for it; until it is done nothing is closed or forgotten', async () => {
  const complaintId = await caseOf('liwei', '13800007777');
  const remedy = { what: '更换光猫', ownerId: id('zhoumin'), dueOn: '2026-12-31' };
  const bare = await propose('liwei', complaintId, remedied(null));
  expect(bare.problem.errors?.[0]?.code).toBe('remedy-of-kind');
  const over = await propose('liwei', complaintId, remedied({ ...remedy, dueOn: '2020-01-01' }));
  expect(over.problem.errors?.[0]?.code).toBe('remedy-due-over');
  const { reply } = await propose('liwei', complaintId, remedied(remedy));
  expect(reply).toMatchObject({ state: 'approved', remedy: { what: '更换光猫', ownerName: '周敏', evidence: null } });
  const tasks = (await world.request('zhoumin', work.listTasks, { query: {} })).reply.items;
  expect(tasks.some(({ title }) => title.includes(reply.number))).toBe(true);
  expect((await pay('chenjing', reply, 'PZ-9')).problem.code).toBe('remedy-is-done');
  const openOf = () =>
    world.call('liwei', (call) =>
      import('../closing/checks.ts').then(({ openMattersOf }) => openMattersOf(call, complaintId)),
    );
  expect(await openOf()).toContainEqual({ code: 'compensations-unpaid', params: { count: 1 } });
  const duty = () =>
    world.call(null, async (call) => {
      const { rows } = await sql<{ id: string; project: string }>`
        update complaints.complaint set state = state where id = ${complaintId}
        returning customer_id as id, project_id as project`.execute(call.tx);
      const person = { id: rows[0]?.id ?? '', projectId: rows[0]?.project ?? '', identity: null };
      await sql`update complaints.complaint set state = 'closed' where customer_id = ${person.id}`.execute(call.tx);
      const { complaintPerson } = await import('../person.ts');
      const underWay = (await complaintPerson.dutiesTo?.(call, person))?.underWay;
      await sql`update complaints.complaint set state = 'lodged' where customer_id = ${person.id}`.execute(call.tx);
      return underWay;
    });
  expect(await duty()).toBe(true);
  const done = { params: { id: reply.id }, body: { evidence: '工单 WX-88，客户签收', version: reply.version } };
  expect((await world.request('liwei', contract.fulfilCompensation, done)).status).toBe(403);
  const fulfilled = await world.request('zhoumin', contract.fulfilCompensation, done);
  expect(fulfilled.reply).toMatchObject({
    state: 'paid',
    paidByName: '周敏',
    remedy: { evidence: '工单 WX-88，客户签收' },
  });
  expect(await sumOf(sql`compensation_id = ${reply.id} and account = 'paid'`)).toBe(8_000);
  expect(await openOf()).toEqual([]);
  expect(await duty()).toBe(false);
});

test('a rejection gives the amount back; whom the case is about is never asked', async () => {
  const complaintId = await caseOf();
  const named = { params: { id: complaintId }, body: { people: [id('chenjing')], units: [] } };
  expect((await world.request('luping', contract.nameComplainedAbout, named)).status).toBe(200);
  const { reply } = await propose('liwei', complaintId, free(30_000));
  expect((await approve('chenjing', reply)).status).not.toBe(200);
  const rejection = { params: { id: reply.approvalId ?? '' }, body: { reason: '证据不足', version: 1 } };
  expect((await world.request('luping', work.reject, rejection)).status).toBe(200);
  await world.house.settle();
  expect((await ofCase(complaintId))[0]).toMatchObject({ state: 'rejected', decidedByName: '陆平' });
  expect(await sumOf(sql`compensation_id = ${reply.id} and account <> 'budget'`)).toBe(0);
});

test('at once: the same proposal, two proposals, two approvers, two pay-outs — and nothing is paid twice', async () => {
  const complaintId = await caseOf();
  const twice = await Promise.all([1, 2, 3].map(() => propose('liwei', complaintId, late, 'one-click')));
  expect(new Set(twice.map(({ reply }) => reply.id)).size).toBe(1);
  const [first] = twice.map(({ reply }) => reply);
  if (!first) throw new Error('no proposal');
  const other = await caseOf('zhoumin');
  const two = await Promise.all([propose('zhoumin', other, free(30_000)), propose('zhoumin', other, free(30_000))]);
  expect(two.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const waiting = two.find(({ status }) => status === 200)?.reply;
  if (!waiting) throw new Error('no proposal waits');
  const approvals = await Promise.all([approve('chenjing', waiting), approve('wuqiang', waiting)]);
  expect(approvals.filter(({ status }) => status === 200)).toHaveLength(1);
  await world.house.settle();
  const payouts = await Promise.all(
    ['PZ-31', 'PZ-32', 'PZ-31'].map((reference, at) => pay(at === 2 ? 'luping' : 'chenjing', first, reference)),
  );
  expect(payouts.filter(({ status }) => status === 200)).toHaveLength(1);
  const again = payouts.find(({ status }) => status === 200)?.reply;
  if (!again) throw new Error('nothing was paid');
  const payer = again.paidByName === '陆平' ? 'luping' : 'chenjing';
  expect((await pay(payer, first, again.reference ?? '')).reply.version).toBe(again.version);
  expect(await sumOf(sql`compensation_id = ${first.id} and account = 'paid'`)).toBe(6_000);
  expect(await sumOf(sql`true`)).toBe(0);
  const [granted] = await ofCase(other);
  const reused = await pay('luping', { id: waiting.id, version: granted?.version ?? 0 }, again.reference ?? '');
  expect(reused.problem.code).toBe('reference-used');
});

test('budgets of the unit and those above bind: one refuses, one escalates, and two at once do not overdraw it', async () => {
  const on = (await world.now()).toISOString().slice(0, 10);
  const add = (as: string, code: string, amountMinor: number, whenExceeded: 'refuse' | 'escalate') =>
    world.request(as, contract.addBudget, {
      body: { unitId: unit(code), period: 'month', on, amountMinor, whenExceeded },
    });
  const sums = await world.request('hanmei', contract.sumLedger, { query: { from: '2026-03-01', to: '2026-03-31' } });
  expect(sums.reply.balanceMinor).toBe(0);
  const used = sums.reply.sums.reduce((sum, one) => sum + one.reservedMinor + one.approvedMinor + one.paidMinor, 0);
  const small = await add('luping', 'complaints', used + 10_000, 'escalate');
  expect(small.reply).toMatchObject({ startsOn: '2026-03-01', endsOn: '2026-03-31', leftMinor: 10_000 });
  expect((await add('luping', 'complaints', 1, 'refuse')).problem.code).toBe('budget-exists');
  await add('luping', 'centre', used + 25_000, 'refuse');
  const within = await propose('liwei', await caseOf(), free(9_000));
  expect(within.reply.state).toBe('approved');
  const over = await propose('liwei', await caseOf(), free(9_000));
  expect(over.reply).toMatchObject({ state: 'waiting', overBudget: true });
  const both = await Promise.all([
    propose('liwei', await caseOf(), free(6_000)),
    propose('zhoumin', await caseOf('zhoumin'), free(6_000)),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.problem).toMatchObject({
    code: 'budget-exceeded',
    params: { left: 10 },
  });
  const { id: budgetId, version } = small.reply;
  const shrink = { params: { id: budgetId }, body: { amountMinor: 1, whenExceeded: 'refuse' as const, version } };
  expect((await world.request('luping', contract.changeBudget, shrink)).problem.code).toBe('budget-below-used');
});

test('the ledger itself refuses what does not balance, what comes twice, and any change', async () => {
  const [one] = await ofCase(
    await caseOf().then(async (complaintId) => {
      await propose('liwei', complaintId, free(500));
      return complaintId;
    }),
  );
  const write = (statement: ReturnType<typeof sql>) => world.call(null, (call) => statement.execute(call.tx));
  const copy = (act: string, amount: string) => sql`
    insert into complaints.compensation_line
      select gen_random_uuid(), compensation_id, ${act}, account, other_account, ${sql.raw(amount)}, currency, project_id, unit_id,
        booked_on, at, actor_id, actor_name
      from complaints.compensation_line where compensation_id = ${one?.id} and act = 'reserved'`;
  await expect(write(copy('paid', 'abs(amount_minor)'))).rejects.toThrow('does not balance');
  await expect(write(copy('reserved', 'amount_minor'))).rejects.toThrow('duplicate key');
  await expect(write(sql`update complaints.compensation_line set amount_minor = 1`)).rejects.toThrow('never changed');
  await expect(write(sql`delete from complaints.compensation_line`)).rejects.toThrow('never changed');
});
