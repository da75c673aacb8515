import * as contract from '@tongli/contracts/knowledge';
import { sql } from 'kysely';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personNamed } from '../../../sample/people.ts';
import { importsOf } from '../../../test/imports.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const { checked, imported, undo, errorsOf } = importsOf(() => world, 'knowledge.phrases');
const head = ['情景', '标题', '英文标题', '用语', '英文用语', '同理心句式'];
const greeting = ['问候', '早班问候', 'Morning', '早上好，{agent}为您服务。', 'Good morning, this is {agent}.', ''];

const phrases = async () =>
  (await world.request('admin', contract.listPhrases, { query: { limit: '200' } })).reply.items;
const named = async (zh: string) => (await phrases()).find(({ title }) => title.zh === zh);

test('rows become drafts, known ones are written anew, and both can be taken back', async () => {
  const run = await imported([head, greeting]);
  expect(run).toMatchObject({ state: 'complete', added: 1 });
  const draft = await named('早班问候');
  expect(draft).toMatchObject({ state: 'draft', situation: 'greeting', pattern: null });
  const again = await imported([head, [...greeting.slice(0, 3), '早安，{agent}为您服务。', greeting[4] ?? '', '']]);
  expect(again).toMatchObject({ added: 0, changed: 1 });
  expect((await named('早班问候'))?.text.zh).toBe('早安，{agent}为您服务。');
  expect((await undo(run.id)).problem.code).toBe('phrase-has-changed');
  expect((await undo(again.id)).status).toBe(200);
  expect((await named('早班问候'))?.text.zh).toBe(greeting[3]);
});

test('what nobody has gone on with is gone when it is taken back', async () => {
  const run = await imported([head, greeting]);
  expect((await undo(run.id)).status).toBe(200);
  expect(await named('早班问候')).toBe(undefined);
});

test('what is wrong is told in its cell', async () => {
  const run = await checked([
    head,
    ['问候', '甲', 'A', '您好，{nobody}。', 'Hello.', ''],
    ['请稍候', '乙', 'B', '请稍等。', 'One moment, please.', '虽然……但是'],
    ['没有这种情景', '丙', 'C', '好。', 'Fine.', ''],
  ]);
  const errors = await errorsOf(run.id);
  expect(errors.map((error) => error.replace(/ \S+ /, ' ')).toSorted()).toMatchObject([
    '2 unreadable-place',
    '3 pattern-not-followed',
    expect.stringMatching(/^4 /),
  ]);
});

test('who writes phrases sees who says them, and where', async () => {
  await imported([head, greeting]);
  const phrase = await named('早班问候');
  const agent = personNamed('wangfang').id;
  for (const [day, uses] of [
    ['2026-01-05', 3],
    ['2026-01-06', 2],
  ] as const)
    await sql`insert into knowledge.phrase_use (phrase_id, agent_id, used_on, uses, last_used_at)
      values (${phrase?.id}, ${agent}, ${day}, ${uses}, ${day}::timestamptz)`.execute(world.house.floor.db);
  const read = async (from: string, to: string) =>
    (await world.request('admin', contract.getPhraseUsage, { query: { from, to } as never })).reply.rows;
  expect(await read('2026-01-01', '2026-01-31')).toMatchObject([
    { agentId: agent, agentName: '王芳', situation: 'greeting', uses: 5, phrases: 1 },
  ]);
  expect(await read('2026-01-06', '2026-01-06')).toMatchObject([{ uses: 2 }]);
  expect((await world.request('wangfang', contract.getPhraseUsage)).status).toBe(403);
});
