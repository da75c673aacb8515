import { randomUUID } from 'node:crypto';
import * as access from '@tongli/contracts/access';
import * as contract from '@tongli/contracts/knowledge';
import * as work from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personNamed, projectId } from '../../../sample/people.ts';
import { openWorld, type World } from '../../../test/world.ts';
import { addApproved, settleApproval, suppliedPhrases } from '../index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
  const limits = [{ post: 'centre-manager', kind: 'phrase', limitMinor: null, currency: 'CNY' }];
  await world.request('admin', work.setAuthorityLimits, { body: { limits, version: 0 } });
});
afterEach(() => world.close());

const content: contract.PhraseContent = {
  situation: 'please-wait',
  pattern: null,
  title: { zh: '请稍候', en: 'Please wait' },
  text: { zh: '{customer}，请稍候。', en: '{customer}, one moment please.' },
};
const saying = (zh: string) => ({ ...content, text: { ...content.text, zh } });

const add = async (body = content) => (await world.request('malin', contract.addPhrase, { body })).reply;
const get = async (id: string) => (await world.request('wangfang', contract.getPhrase, { params: { id } })).reply;
const write = (id: string, version: number, body = content, as = 'malin') =>
  world.request(as, contract.writePhrase, { params: { id }, body: { ...body, version } });
const submit = (id: string, version: number) =>
  world.request('malin', contract.submitPhrase, { params: { id }, body: { version } });
const palette = async (as = 'wangfang') => (await world.request(as, contract.getPalette)).reply.phrases;

/** Decided by whoever it was put to, and heard of. */
async function decide(id: string, how: 'approve' | 'reject'): Promise<void> {
  const approvalId = (await get(id)).editions[0]?.approvalId ?? '';
  const one = { params: { id: approvalId }, body: { version: 1, note: '', reason: '语气生硬' } };
  const answer = await world.request('luping', how === 'approve' ? work.approve : work.reject, one);
  expect(answer.status).toBe(200);
  await world.house.settle();
}

async function published(body = content): Promise<contract.Phrase> {
  const { id } = await add(body);
  await submit(id, 1);
  await decide(id, 'approve');
  return get(id);
}

test('a phrase is a draft, awaits approval, is in use, and who wrote and approved it is on record', async () => {
  const draft = await add();
  expect(draft).toMatchObject({ state: 'draft', actions: { submit: { allowed: true }, withdraw: { allowed: false } } });
  expect(await palette()).toEqual([]);
  const waiting = (await submit(draft.id, draft.version)).reply;
  expect(waiting).toMatchObject({ state: 'submitted', actions: { write: { refusal: 'awaits-approval' } } });
  const { items } = (await world.request('luping', work.listApprovals)).reply;
  expect(items[0]).toMatchObject({ kind: 'phrase', subject: { type: 'phrase', id: draft.id } });
  await decide(draft.id, 'approve');
  const phrase = await get(draft.id);
  expect(phrase).toMatchObject({ state: 'published', openState: null });
  expect(phrase.editions).toMatchObject([{ number: 1, writtenByName: '马琳', approvedByName: '陆平', content }]);
  expect(await palette()).toMatchObject([{ id: draft.id, text: content.text }]);
  const query = { 'filter[operation][eq]': 'knowledge.submit-phrase' };
  const trail = await world.request('admin', access.listAudit, { query });
  expect(trail.reply.items[0]).toMatchObject({ subjectId: draft.id });
});

test('what is in use stays so while the next edition is written; older ones stay readable', async () => {
  const { id, version } = await published();
  const next = (await write(id, version, saying('麻烦您稍等。'))).reply;
  expect(next).toMatchObject({ state: 'published', openState: 'draft' });
  expect((await palette())[0]?.text).toEqual(content.text);
  await submit(id, next.version);
  await decide(id, 'approve');
  const { editions } = await get(id);
  expect(editions.map(({ number, state }) => [number, state])).toEqual([
    [2, 'published'],
    [1, 'superseded'],
  ]);
  expect(editions[1]?.content).toEqual(content);
  expect((await palette())[0]?.text.zh).toBe('麻烦您稍等。');
});

test('refused by who approves, it is a draft again and is asked for anew', async () => {
  const { id } = await add();
  await submit(id, 1);
  const before = (await get(id)).editions[0]?.approvalId ?? '';
  await decide(id, 'reject');
  const back = await get(id);
  expect(back).toMatchObject({ state: 'draft', openState: 'draft', editions: [{ submittedAt: null }] });
  await submit(id, back.version);
  // The first answer, told once more, is not taken for one to the second question.
  await world.call(null, (call) => settleApproval(call, before, { outcome: 'approved', byId: null }));
  expect(await get(id)).toMatchObject({ state: 'submitted' });
  await decide(id, 'approve');
  expect(await get(id)).toMatchObject({ state: 'published' });
});

test('an approval that is told twice publishes once', async () => {
  const { id } = await add();
  await submit(id, 1);
  const approvalId = (await get(id)).editions[0]?.approvalId ?? '';
  await decide(id, 'approve');
  const once = await get(id);
  await world.call(null, (call) => settleApproval(call, approvalId, { outcome: 'approved', byId: null }));
  expect(await get(id)).toEqual(once);
});

test('whoever asks takes the question back, and the draft with it', async () => {
  const { id } = await add();
  const approvalId = (await submit(id, 1)).reply.editions[0]?.approvalId ?? '';
  await world.request('malin', work.withdrawApproval, { params: { id: approvalId }, body: { version: 1 } });
  await world.house.settle();
  const draft = await get(id);
  expect(draft.state).toBe('draft');
  const { reply } = await world.request('malin', contract.discardDraft, {
    params: { id },
    body: { version: draft.version },
  });
  expect(reply).toMatchObject({ state: 'withdrawn', editions: [{ state: 'discarded' }] });
  expect((await write(id, reply.version)).reply).toMatchObject({ state: 'draft', editions: [{ number: 2 }, {}] });
});

test('what is withdrawn is gone from the palette at once, with the reason kept', async () => {
  const { id, version } = await published();
  const { reply } = await world.request('chenjing', contract.withdrawPhrase, {
    params: { id },
    body: { reason: '资费已变', version },
  });
  expect(reply).toMatchObject({ state: 'withdrawn', editions: [{ state: 'withdrawn', endReason: '资费已变' }] });
  expect(await palette()).toEqual([]);
  const use = await world.request('wangfang', contract.countUse, { params: { id } });
  expect(use.problem).toMatchObject({ status: 409, code: 'not-published' });
});

test('of two who edit at once the second sees what the first wrote', async () => {
  const { id, version } = await add();
  const both = await Promise.all([
    write(id, version, saying('甲'), 'malin'),
    write(id, version, saying('乙'), 'chenjing'),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  const [won, lost] = both[0]?.status === 200 ? both : both.toReversed();
  expect(lost?.problem).toMatchObject({
    code: 'stale-version',
    current: { version: version + 1, editions: [{ content: won?.reply.editions[0]?.content }] },
  });
});

test('two who begin the next edition at once begin one', async () => {
  const { id, version } = await published();
  await Promise.all([write(id, version, saying('甲')), write(id, version, saying('乙'), 'chenjing')]);
  expect((await get(id)).editions.map(({ state }) => state)).toEqual(['draft', 'published']);
});

test.each([
  ['{surname}，您好', 'unknown-placeholder'],
  ['{constructor}', 'unknown-placeholder'],
  ['{{agent}}', 'stray-brace'],
  ['  ', 'too_small'],
  ['好'.repeat(1_001), 'too_big'],
])('%s is refused where it is written', async (zh, code) => {
  const { problem } = await world.request('malin', contract.addPhrase, { body: saying(zh) });
  expect(problem).toMatchObject({ status: 422, errors: [{ field: 'body.text.zh', code }] });
});

test('a phrase that names a pattern follows it', async () => {
  const body = { ...content, pattern: 'although' as const };
  const { problem } = await world.request('malin', contract.addPhrase, { body });
  expect(problem).toMatchObject({ status: 422, code: 'pattern-not-followed', errors: [{ field: 'body.text.zh' }] });
});

test('words that look like markup or SQL are words', async () => {
  const hostile = `<img src=x onerror=alert(1)>'; drop table knowledge.entry; -- 100%_\\`;
  const phrase = await add(saying(hostile));
  const found = async (words: string) =>
    (await world.request('malin', contract.listPhrases, { query: { 'filter[words][eq]': words } })).reply.items.length;
  expect(phrase.editions[0]?.content.text.zh).toBe(hostile);
  expect([await found('100%_'), await found('ONERROR'), await found('100%%'), await found('%')]).toEqual([1, 1, 0, 1]);
});

test('who may only use phrases writes none, and nobody approves what they wrote', async () => {
  expect((await world.request('wangfang', contract.addPhrase, { body: content })).status).toBe(403);
  expect((await world.request('songjia', contract.addPhrase, { body: content })).status).toBe(403);
  expect((await world.request('hanmei', contract.getPalette)).status).toBe(403);
  const { id, editions } = await add();
  expect((await get(id)).actions.write).toEqual({ allowed: false, refusal: 'forbidden' });
  expect(editions[0]?.state).toBe('draft');
  const own = (await world.request('luping', contract.addPhrase, { body: content })).reply;
  const asked = await world.request('luping', contract.submitPhrase, { params: { id: own.id }, body: { version: 1 } });
  expect(asked.problem).toMatchObject({ status: 409, code: 'no-authority' });
  expect((await world.request('malin', contract.getPhrase, { params: { id: randomUUID() } })).status).toBe(404);
});

test('uses are added up for the phrase, the agent and the day', async () => {
  const { id } = await published();
  const use = (as: string) => world.request(as, contract.countUse, { params: { id } });
  await Promise.all(Array.from({ length: 6 }, () => use('wangfang')));
  expect((await use('wangfang')).reply).toEqual({ ownUses: 7 });
  await use('zhanglei');
  expect((await palette())[0]).toMatchObject({ uses: 8, ownUses: 7 });
  expect((await palette('zhanglei'))[0]).toMatchObject({ uses: 8, ownUses: 1 });
  expect((await get(id)).usage).toEqual({ total: 8, days: [{ on: '2026-03-02', uses: 8 }] });
  const listed = (await world.request('malin', contract.listPhrases, { query: { sort: '-uses' } })).reply.items[0];
  expect(listed).toMatchObject({ id, uses: 8, approvedByName: '陆平' });
});

test('the check names situations without an approved phrase, and drafts fill the gaps', async () => {
  const gaps = async () => (await world.request('malin', contract.listGaps)).reply.projects[0];
  expect(await gaps()).toMatchObject({ id: projectId, missing: contract.situations.length });
  await published();
  expect((await gaps())?.missing).toBe(contract.situations.length - 1);
  const [first, second] = await Promise.all(
    [1, 2].map(() => world.request('malin', contract.draftSupplied, { body: {} })),
  );
  const lacking = suppliedPhrases.filter(({ situation }) => situation !== content.situation).length;
  expect([first?.reply.added, second?.reply.added].toSorted((a = 0, b = 0) => a - b)).toEqual([0, lacking]);
  const filled = await gaps();
  expect(filled?.missing).toBe(contract.situations.length - 1);
  expect(filled?.situations.filter(({ published: there, open }) => there + open === 0)).toEqual([]);
});

test('what comes with the product leaves no gap', async () => {
  const approvedBy = personNamed('luping').id;
  await world.call('malin', async (call) => {
    for (const one of suppliedPhrases) await addApproved(call, { projectId, approvedBy, content: one });
  });
  expect((await world.request('malin', contract.listGaps)).reply.projects[0]?.missing).toBe(0);
});
