import * as contacts from '@tongli/contracts/contacts';
import * as contract from '@tongli/contracts/privacy';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed, projectId } from '../../../sample/people.ts';
import { queueInput } from '../../../test/queues.ts';
import { identified } from '../../../test/rows.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { findOrAddCustomer } from '../../customers/index.ts';
import { copyCodeText } from './opening.ts';

let world: World;
let params: { readonly id: string };
let customer = '';
const db = () => world.house.floor.db;

/** A call whose sound was kept: what it sounds like is proved where it is recorded. */
beforeAll(async () => {
  world = await openWorld();
  await world.request('admin', contacts.addQueue, { body: { ...queueInput, code: 'line' } });
  const { reply } = await world.request(null, contacts.startContact, {
    body: { queue: 'line', channel: 'chat', text: '你好' },
  });
  const { rows } = await sql<{ id: string }>`select id from contacts.contact`.execute(db());
  params = { id: rows[0]?.id ?? '' };
  await world.request(null, contacts.leaveAsCustomer, { params: { token: reply.token } });
  customer = await world.call(null, (call) => findOrAddCustomer(call, projectId, identified));
  await sql`insert into contacts.call (contact_id, started_at) values (${params.id}, ${await world.now()})`.execute(
    db(),
  );
  const at = await world.now();
  await sql`insert into contacts.call_leg (id, contact_id, role, person_id, joined_at, since, ended_at)
    select gen_random_uuid(), ${params.id}, role, case role when 'customer' then null else ${personNamed('wangfang').id}::uuid end, ${at}, ${at}, ${at}
    from unnest(array['customer', 'owner', 'leader']) role`.execute(db());
  await sql`insert into contacts.recording (id, leg_id, contact_id, key_sealed, state, made_at, started_at, duration_ms, bytes)
    select gen_random_uuid(), id, contact_id, 'x', 'kept', joined_at, joined_at, 61000, 7 from contacts.call_leg`.execute(
    db(),
  );
});
afterAll(() => world.close());

const ask = () =>
  world.request('chenjing', contract.askCopy, {
    params,
    body: {
      ...{ asker: 'self', identityBy: 'document', channel: 'counter', receivedOn: '2026-03-02' },
      ownerId: personNamed('liwei').id,
      others: `座席王芳的声音；${identified.phone} 已告知`,
    },
  });
test('whose copy it is must be known', async () => {
  expect((await ask()).problem.code).toBe('customer-unknown');
  await sql`update contacts.contact set customer_id = ${customer} where id = ${params.id}`.execute(db());
});

test('the calls of a customer that were recorded are found by that', async () => {
  const recorded = async (is: boolean) => {
    const query = { 'filter[customerId][eq]': customer, 'filter[recorded][eq]': String(is) };
    return (await world.request('chenjing', contacts.listContacts, { query: query as never })).reply.items;
  };
  expect((await recorded(true)).map(({ id }) => id)).toEqual([params.id]);
  expect(await recorded(false)).toEqual([]);
});

let copy: contract.RecordingCopy;

test('it is a request about their own data, with a number and a limit, once', async () => {
  copy = (await ask()).reply;
  expect(copy).toMatchObject({ state: 'asked', number: 'GR2026-000001', dueOn: '2026-03-23', link: null });
  expect(copy.others).not.toContain(identified.phone);
  expect((await ask()).problem.code).toBe('copy-asked');
  const { reply } = await world.request('hanmei', contract.listSubjectRequests);
  expect(reply.items.map(({ number, state }) => [number, state])).toEqual([['GR2026-000001', 'open']]);
});

const release = (as: string) =>
  world.request(as, contract.releaseCopy, { params: { id: copy.id }, body: { days: 7, version: copy.version } });

test('another person than who asked releases it, and the request ends with it', async () => {
  expect((await release('chenjing')).problem.code).toBe('second-person-needed');
  expect((await release('wangfang')).status).toBe(403);
  copy = (await release('luping')).reply;
  expect(copy).toMatchObject({ state: 'released', endsAt: '2026-03-09T02:00:00.000Z', openings: [] });
  const { reply } = await world.request('hanmei', contract.listSubjectRequests);
  expect(reply.items[0]).toMatchObject({ state: 'closed', outcome: 'granted' });
});

const byLink = () => ({ params: { token: copy.link?.split('/').at(-1) ?? '' } });
const open = (code: string) => world.request(null, contract.openCopyInPortal, { ...byLink(), body: { code } });

/** As the customer reads it: the digits of what they were sent last. */
async function sentCode(): Promise<string> {
  await world.house.settle();
  const codes =
    (await sql<{ codes: number }>`select codes from privacy.recording_copy`.execute(db())).rows[0]?.codes ?? 0;
  const text = await world.call(null, (call) => copyCodeText(call, copy.id, codes));
  return /是 (\d{6})/.exec(text?.zh ?? '')?.[1] ?? '';
}

test('its customer opens both sides by link and code until its end, and each opening is kept', async () => {
  expect((await world.request(null, contract.getCopyInPortal, byLink())).reply).toMatchObject({ ended: false });
  expect((await open('000000')).problem.code).toBe('code-ended');
  expect((await world.request(null, contract.askCopyCode, byLink())).status).toBe(200);
  expect((await world.request(null, contract.askCopyCode, byLink())).problem.code).toBe('codes-often');
  const code = await sentCode();
  const wrong = code === '000000' ? '000001' : '000000';
  expect((await open(wrong)).problem).toMatchObject({ code: 'code-wrong', params: { left: 4 } });
  const { reply } = await open(code);
  // A leader who listened was not heard by the customer.
  expect(reply.sides.map(({ role }) => role).toSorted()).toEqual(['customer', 'owner']);
  await open(code);
  const listed = await world.request('hanmei', contract.listCopies);
  expect(listed.reply.items[0]?.openings).toHaveLength(2);
  const altered = { params: { token: `${byLink().params.token}x` } };
  expect((await world.request(null, contract.getCopyInPortal, altered)).status).toBe(404);
  await world.house.advanceTo(new Date('2026-03-09T02:00:00Z'));
  expect((await world.request(null, contract.askCopyCode, byLink())).problem.code).toBe('copy-ended');
  expect((await open(code)).problem.code).toBe('copy-ended');
});

test('a refusal tells the customer why, and names nobody', async () => {
  const { reply } = await world.request('chenjing', contract.askCopy, {
    params,
    body: {
      asker: 'lawyer',
      identityBy: 'letter',
      channel: 'letter',
      receivedOn: '2026-03-09',
      ownerId: personNamed('liwei').id,
    },
  });
  const body = { reason: `${identified.name} 的委托书不全`, version: reply.version };
  const refused = await world.request('luping', contract.refuseCopy, { params: { id: reply.id }, body });
  expect(refused.reply).toMatchObject({ state: 'refused', reason: '— 的委托书不全', link: null });
});
