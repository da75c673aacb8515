import { randomUUID } from 'node:crypto';
import * as contacts from '@tongli/contracts/contacts';
import * as contract from '@tongli/contracts/knowledge';
import { searchRecords } from '@tongli/contracts/search';
import * as work from '@tongli/contracts/work';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed, projectId } from '../../../sample/people.ts';
import { queueInput } from '../../../test/queues.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
const topicId = randomUUID();

beforeAll(async () => {
  world = await openWorld();
  const limits = [{ post: 'centre-manager', kind: 'article', limitMinor: null, currency: 'CNY' }];
  await world.request('admin', work.setAuthorityLimits, { body: { limits, version: 0 } });
  const queue = await world.request('admin', contacts.addQueue, { body: queueInput });
  const agentIds = [personNamed('wangfang').id];
  await world.request('luping', contacts.staffQueue, { params: { id: queue.reply.id }, body: { agentIds } });
  const topics = [{ id: topicId, parentId: null, name: { zh: '资费', en: 'Charges' } }];
  expect((await world.request('malin', contract.setTopics, { body: { topics, version: 0 } })).status).toBe(200);
});
afterAll(() => world.close());

type Words = NonNullable<contract.ArticleContent['words']['zh']>;
const words = (title: string, text: string, summary = ''): Words => ({ title, summary, text });

const refund: contract.ArticleContent = {
  topicId,
  words: {
    zh: words('宽带退订与退款办法', '## 条件\n\n合约期满后可以退订，**押金** 在十个工作日内退回。', '退订、退款与押金'),
    en: words(
      'Cancelling broadband and refunds',
      '## Terms\n\nThe deposit comes back within ten working days.',
      'Cancellation',
    ),
  },
  keywords: ['销户'],
  validFrom: null,
  validTo: null,
  unitIds: [],
  queueIds: [],
  mustKnow: false,
  smallChange: false,
  public: true,
};

const get = async (id: string, as = 'malin') =>
  (await world.request(as, contract.getArticle, { params: { id } })).reply;

async function approve(id: string): Promise<void> {
  const { version } = await get(id);
  expect((await world.request('malin', contract.submitArticle, { params: { id }, body: { version } })).status).toBe(
    200,
  );
  const approvalId = (await get(id)).editions[0]?.approvalId ?? '';
  const one = { params: { id: approvalId }, body: { version: 1, note: '' } };
  expect((await world.request('luping', work.approve, one)).status).toBe(200);
  await world.house.settle();
}

async function published(content = refund, reviewOn: string | null = null): Promise<string> {
  const { reply, problem, status } = await world.request('malin', contract.addArticle, { body: { content, reviewOn } });
  if (status !== 200) throw new Error(JSON.stringify(problem));
  await approve(reply.id);
  return reply.id;
}

const search = async (text: string, input: { past?: boolean } = {}, as = 'wangfang') =>
  (await world.request(as, contract.searchArticles, { body: { text, ...input } })).reply.hits;
const bare = (text: string) => contract.foundMarks.reduce((rest, mark) => rest.replaceAll(mark, ''), text);

test('an article is written, approved by another, found in both languages however it is spelt, and its editions stay', async () => {
  const id = await published();
  const asked = [
    '退款',
    '宽带退订',
    '押金',
    '销户',
    '宽带推定',
    'tuikuan',
    'kdtd',
    'refunds',
    'refnud',
    'brodband',
    'deposit',
  ];
  for (const text of asked) expect([text, (await search(text))[0]?.id]).toEqual([text, id]);
  const [hit] = await search('退款');
  expect(hit).toMatchObject({ language: 'zh', validity: 'valid', title: expect.stringContaining('\u0002退款\u0003') });
  expect(bare((await search('deposit'))[0]?.title ?? '')).toBe('Cancelling broadband and refunds');
  expect((await world.request('wangfang', searchRecords, { body: { text: '退款' } })).reply.hits).toMatchObject([
    { kind: 'article', id, label: '宽带退订与退款办法' },
  ]);
  const { version } = await get(id);
  const next = { ...refund, words: { ...refund.words, zh: words('宽带退网办法', '十五个工作日。') } };
  await world.request('malin', contract.writeArticle, { params: { id }, body: { content: next, version } });
  expect((await search('退款'))[0]?.id).toBe(id);
  await approve(id);
  const article = await get(id);
  expect(article.editions.map(({ state, number }) => [number, state])).toEqual([
    [2, 'published'],
    [1, 'superseded'],
  ]);
  expect((await get(id, 'wangfang')).editions).toHaveLength(1);
  expect(await search('押金')).toEqual([]);
  const own = { params: { id }, body: { version: article.version, reason: '已废止' } };
  expect((await world.request('wangfang', contract.withdrawArticle, own)).status).toBe(403);
  expect((await world.request('malin', contract.withdrawArticle, own)).reply.state).toBe('withdrawn');
  expect(await search('宽带')).toEqual([]);
});

test('what is past its date is not shown as valid, and its owner is asked in time', async () => {
  const content = { ...refund, validTo: '2026-03-03', keywords: ['春季资费'] };
  const id = await published(content, '2026-03-03');
  expect((await search('春季资费'))[0]).toMatchObject({ id, validity: 'valid' });
  const help = async () =>
    (await world.request(null, contract.searchHelp, { body: { text: '春季资费', language: 'zh' } })).reply.hits.length;
  expect(await help()).toBe(1);
  await world.house.advanceTo(new Date('2026-03-04T02:00:00Z'));
  const tasks = (await world.request('malin', work.listTasks, { query: { 'filter[subjectId][eq]': id } })).reply.items;
  expect(tasks).toMatchObject([{ ownerName: personNamed('malin').name }]);
  expect([await search('春季资费'), await help()]).toEqual([[], 0]);
  expect((await search('春季资费', { past: true }))[0]).toMatchObject({ id, validity: 'expired' });
  expect((await world.request(null, contract.getHelp, { params: { id }, query: { language: 'zh' } })).status).toBe(404);
  const wrong = { ...refund, validFrom: '2026-05-02', validTo: '2026-05-01' };
  const { problem } = await world.request('malin', contract.addArticle, { body: { content: wrong } });
  expect(problem).toMatchObject({ errors: [{ field: 'body.content.validTo', code: 'ends-before-it-begins' }] });
});

test('whoever must know something acknowledges it before they take contacts', async () => {
  const id = await published({ ...refund, mustKnow: true, keywords: ['政策变更'] });
  const ready = () => world.request('wangfang', contacts.setPresence, { body: { status: 'ready', watched: false } });
  const refused = await ready();
  expect(refused.problem).toMatchObject({ code: 'must-know-unread', params: { articleId: id, count: 1 } });
  const notices = async () => (await world.request('wangfang', work.listNotices)).reply.items;
  expect(await notices()).toMatchObject([{ code: 'must-know', subjectId: id }]);
  const due = (await world.request('wangfang', contract.listMustKnow)).reply.articles;
  expect(due).toMatchObject([{ id, edition: 1 }]);
  const readers = async () =>
    (await world.request('malin', contract.listReaders, { params: { id } })).reply.readers.map((one) => [
      one.name,
      one.acknowledgedAt !== null,
    ]);
  const { name } = personNamed('wangfang');
  expect(await readers()).toEqual([[name, false]]);
  const read = (edition: number) =>
    world.request('wangfang', contract.acknowledgeArticle, { params: { id }, body: { edition } });
  expect((await read(2)).problem.code).toBe('newer-edition');
  expect((await read(1)).reply.own).toMatchObject({ due: false });
  expect(await readers()).toEqual([[name, true]]);
  expect((await ready()).status).toBe(200);
  const change = async (smallChange: boolean) => {
    const { version } = await get(id);
    const content = { ...refund, mustKnow: true, smallChange };
    await world.request('malin', contract.writeArticle, { params: { id }, body: { content, version } });
    await approve(id);
    return (await ready()).status;
  };
  expect([await change(true), await change(false)]).toEqual([200, 409]);
});

test('use is counted for each contact, agents say what is wrong, and what was not found is told', async () => {
  const id = await published({ ...refund, keywords: ['流量包'] });
  const subject = { type: 'contact' as const, id: randomUUID() };
  const use = (act: 'opened' | 'inserted') =>
    world.request('wangfang', contract.countArticleUse, { params: { id }, body: { act, subject } });
  await use('opened');
  expect((await use('opened')).reply).toEqual({ uses: 2 });
  await use('inserted');
  const said = { kind: 'wrong' as const, words: '期限不对，客户 13812345678 说是七天' };
  await world.request('wangfang', contract.sayOfArticle, { params: { id }, body: said });
  await world.request('wangfang', contract.sayOfArticle, { params: { id }, body: { kind: 'helpful' } });
  const article = await get(id);
  expect(article.usage).toMatchObject({ subjects: 1, opened: 2, inserted: 1, helpful: 1, faults: 1 });
  const fault = article.feedback.find(({ kind }) => kind === 'wrong');
  expect(fault).toMatchObject({ words: '期限不对，客户 138****5678 说是七天', taskId: expect.any(String) });
  const suggested = async (text: string) =>
    (await world.request('wangfang', contract.suggestArticles, { body: { text } })).reply.hits.map((hit) => hit.id);
  expect(await suggested('我家宽带要退订，押金什么时候退款给我')).toContain(id);
  expect(await suggested('今天天气很好')).toEqual([]);
  for (const text of ['国际漫游 13812345678', '国际漫游 13812345678']) expect(await search(text)).toEqual([]);
  const misses = async () => (await world.request('malin', contract.listSearchMisses)).reply.misses;
  const missed = (await misses()).find(({ words: said }) => said.startsWith('国际漫游'));
  expect(missed).toMatchObject({ words: '国际漫游 138****5678', times: 2, publicTimes: 0 });
  const listed = (await world.request('malin', contract.listArticles, { query: { sort: '-faults' } })).reply.items[0];
  expect(listed).toMatchObject({ id, uses: 1, helpful: 1, faults: 1 });
  await world.request('malin', contract.settleSearchMiss, { params: { id: missed?.id ?? '' } });
  expect((await misses()).map(({ id: one }) => one)).not.toContain(missed?.id);
});

test('what is for a queue alone is not there for others, nor for customers', async () => {
  const { queues } = (await world.request('admin', contacts.listQueues)).reply;
  const id = await published({ ...refund, queueIds: [queues[0]?.id ?? ''], keywords: ['内部口径'] });
  expect((await search('内部口径'))[0]?.id).toBe(id);
  expect(await search('内部口径', {}, 'liwei')).toEqual([]);
  expect((await world.request('liwei', contract.getArticle, { params: { id } })).status).toBe(404);
  const asked = { body: { text: '内部口径', project: undefined, language: 'zh' as const } };
  expect((await world.request(null, contract.searchHelp, asked)).reply.hits).toEqual([]);
  const gone = { topics: [], version: 1 };
  expect((await world.request('malin', contract.setTopics, { body: gone })).problem.code).toBe('topic-in-use');
  const body = { content: { ...refund, topicId: randomUUID() }, projectId };
  expect((await world.request('malin', contract.addArticle, { body })).problem.code).toBe('unknown-topic');
});

test('an edition that holds from a later day on waits for it, while the one before stays in use and is found', async () => {
  const saying = (text: string, validFrom: string | null = null) => ({
    ...refund,
    ...{ words: { zh: words('携号转网资格', text), en: null }, keywords: [], validFrom },
  });
  const { reply } = await world.request('malin', contract.addArticle, { body: { content: saying('须无欠费。') } });
  await approve(reply.id);
  const params = { id: reply.id };
  const { version } = await get(reply.id);
  const next = { content: saying('须无欠费，且须关闭螺旋桨。', '2026-03-20'), version };
  expect((await world.request('malin', contract.writeArticle, { params, body: next })).status).toBe(200);
  await approve(reply.id);
  const waiting = await get(reply.id);
  expect(waiting).toMatchObject({ state: 'published', openState: null, validity: 'valid' });
  expect(waiting.editions.map(({ state }) => state)).toEqual(['approved', 'published']);
  expect(waiting.actions.discard).toMatchObject({ allowed: true });
  const found = async () =>
    (await world.request('wangfang', contract.searchArticles, { body: { text: '螺旋桨' } })).reply.hits.length;
  expect(await found()).toBe(0);
  expect((await get(reply.id, 'wangfang')).editions).toHaveLength(1);

  await world.house.advanceTo(new Date('2026-03-19T16:00:00Z'));
  await world.house.settle();
  const begun = await get(reply.id);
  expect(begun.editions.map(({ state }) => state)).toEqual(['published', 'superseded']);
  expect(begun.editions[0]).toMatchObject({ approvedByName: '陆平', publishedAt: '2026-03-19T16:00:00.000Z' });
  expect(await found()).toBe(1);
});

test('what customers search in vain is noted, each wording once a minute and so many an hour', async () => {
  const search = (text: string) => world.request(null, contract.searchHelp, { body: { text, language: 'zh' } });
  const noted = async () =>
    (await world.request('malin', contract.listSearchMisses)).reply.misses.filter(({ publicTimes }) => publicTimes > 0);
  await search('潜水艇');
  await search('潜水艇');
  expect((await noted()).map(({ words: said, times }) => [said, times])).toContainEqual(['潜水艇', 1]);
  for (let at = 0; at < 65; at += 1)
    await search(`zq${String.fromCharCode(97 + (at % 26), 97 + Math.floor(at / 26))}xw`);
  expect(await noted()).toHaveLength(60);
});
