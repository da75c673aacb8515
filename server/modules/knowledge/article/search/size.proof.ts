import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/knowledge';
import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../../../test/world.ts';
import { indexed, lettersOf } from './terms.ts';

const articles = 10_000;
const rounds = 5;
const atATime = 200;

let world: World;
beforeAll(async () => {
  world = await openWorld();
  await fill(world.url);
}, 600_000);
afterAll(() => world.close());

const zh =
  '客户 宽带 账单 套餐 流量 退款 投诉 安装 维修 营业厅 合约 违约金 号码 携号转网 国际漫游 发票 充值 缴费 停机 复机 实名 补卡 销户 过户 积分 会员 优惠 活动 赔偿 时限 预约 上门 师傅 测速 光猫 路由器 电视 机顶盒 固话 短信 验证码 密码 查询 办理 条件 材料 身份证 授权 代办 审核 原因 处理 回访 评价 转接 座席 排队'.split(
    ' ',
  );
const en =
  'customer broadband bill plan data refund complaint install repair store contract penalty number portability roaming invoice topup payment suspend restore identity sim close transfer points member discount promotion compensation deadline appointment visit engineer speed modem router television settopbox landline message code password query apply terms documents card authority review reason handle reply callback rating queue waiting'.split(
    ' ',
  );

/** What people type: short and long, in wrong characters, pinyin, first letters and misspelt English, and what is nowhere. */
const nowhere = '潜水艇';
const asked =
  '退款 宽带退订 违约金退款时限 怎么办理携号转网 tuikuan kdzd refund-deadline refnud brodband-penalty 国际漫游发票 流量推款 word1234 客户投诉 customer-bill 潜水艇'
    .split(' ')
    .map((one) => one.replaceAll('-', ' '));

/** Pseudo-random by the seed, the first words of a list more often than the last. */
function drawing(seed: number) {
  let state = seed;
  const next = () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
  return (list: readonly string[], count: number): string[] =>
    Array.from({ length: count }, () => list[Math.floor(next() ** 1.5 * list.length)] ?? '');
}

interface Made {
  readonly id: string;
  readonly words: Readonly<Record<'zh' | 'en', { title: string; summary: string; text: string }>>;
  readonly keywords: readonly string[];
}

function made(at: number, draw: ReturnType<typeof drawing>): Made {
  const chinese = draw(zh, 150).map((word, place) => word + (place % 9 === 8 ? '。' : '的'));
  return {
    id: randomUUID(),
    keywords: draw(zh, 3),
    words: {
      zh: { title: `${draw(zh, 4).join('')}${at}`, summary: draw(zh, 10).join('，'), text: chinese.join('') },
      en: {
        ...{ title: `${draw(en, 5).join(' ')} ${at}`, summary: draw(en, 8).join(' ') },
        text: `${draw(en, 140).join(' ')} word${at % 4_000}`,
      },
    },
  };
}

const entries = `
  insert into knowledge.entry (id, kind, project_id, topic, shown_edition, state, added_at, changed_at)
  select id, 'article', (select id from org.project limit 1), gen_random_uuid()::text, 1, 'published', timestamptz '2026-03-01', timestamptz '2026-03-01'
  from jsonb_to_recordset($1::jsonb) as x (id uuid)`;
const editions = `
  insert into knowledge.edition (entry_id, number, state, content, written_at, published_at)
  select id, 1, 'published', jsonb_build_object('topicId', gen_random_uuid(), 'words', words, 'keywords', keywords, 'validFrom', null,
    'validTo', null, 'unitIds', '[]'::jsonb, 'queueIds', '[]'::jsonb, 'mustKnow', false, 'smallChange', false, 'public', true), timestamptz '2026-03-01', timestamptz '2026-03-01'
  from jsonb_to_recordset($1::jsonb) as x (id uuid, words jsonb, keywords jsonb)`;
const standing = `
  insert into knowledge.article (entry_id, owner_id, title_zh, title_en, public, must_know, unit_ids, queue_ids)
  select id, (select id from org.person order by id limit 1), words #>> '{zh,title}', words #>> '{en,title}', true, false, '{}', '{}'
  from jsonb_to_recordset($1::jsonb) as x (id uuid, words jsonb)`;
const texts = `
  insert into knowledge.article_text (entry_id, language, terms)
  select id, language, vector::tsvector from jsonb_to_recordset($1::jsonb) as x (id uuid, language text, vector text)`;
const terms = `
  insert into knowledge.search_term (term, documents, letters)
  select * from jsonb_to_recordset($1::jsonb) as x (term text, documents integer, letters text[])
  on conflict (term) do update set documents = search_term.documents + excluded.documents`;

/** As an article is found when it is published: its terms by where they stand. */
function textsOf({ id, words, keywords }: Made, counted: Map<string, number>) {
  return (['zh', 'en'] as const).map((language) => {
    const { title, summary, text } = words[language];
    const found = indexed([
      { words: title, weight: 'A' },
      { words: keywords.join('\n'), weight: 'B' },
      { words: summary, weight: 'C' },
      { words: text, weight: 'D' },
    ]);
    for (const term of found.terms) counted.set(term, (counted.get(term) ?? 0) + 1);
    return { id, language, vector: found.vector };
  });
}

async function fill(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  const draw = drawing(7);
  const counted = new Map<string, number>();
  for (let from = 0; from < articles; from += atATime) {
    const some = Array.from({ length: Math.min(atATime, articles - from) }, (_, at) => made(from + at, draw));
    for (const statement of [entries, editions, standing]) await client.query(statement, [JSON.stringify(some)]);
    await client.query(texts, [JSON.stringify(some.flatMap((one) => textsOf(one, counted)))]);
  }
  const all = [...counted].map(([term, documents]) => ({ term, documents, letters: lettersOf(term) }));
  for (let from = 0; from < all.length; from += 5_000)
    await client.query(terms, [JSON.stringify(all.slice(from, from + 5_000))]);
  await client.query('vacuum analyze knowledge.article_text');
  await client.query('analyze');
  await client.end();
}

/** Numbers of the articles that a question finds. */
async function foundBy(text: string): Promise<(string | undefined)[]> {
  const { reply } = await world.request('wangfang', contract.searchArticles, { body: { text } });
  return reply.hits.map(({ title }) => /\d+(?=[^\d]*$)/.exec(title)?.[0]);
}

test('what few articles say is found among many that say the rest, in their titles and deep in their texts', async () => {
  const rare = ['1234', '5234', '9234'];
  for (const text of ['word1234', 'word1234 customer', 'customer broadband word1234'])
    expect((await foundBy(text)).slice(0, rare.length).toSorted(), text).toEqual(rare);
  expect((await foundBy('5234'))[0]).toBe('5234');
  expect((await foundBy('退款 5234'))[0]).toBe('5234');
});

const p95 = (times: readonly number[]) =>
  Math.round(times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0);

/** The first round only warms up. Figures are told, not judged: they are the machine's as much as the product's. */
test('among ten thousand articles in two languages each question is answered, however it is typed', async () => {
  const [searches, suggestions]: [number[], number[]] = [[], []];
  const draw = drawing(11);
  for (let round = 0; round <= rounds; round += 1) {
    for (const text of asked) {
      const began = performance.now();
      const { reply } = await world.request('wangfang', contract.searchArticles, { body: { text } });
      if (round > 0) searches.push(performance.now() - began);
      expect(reply.hits.length > 0, text).toBe(text !== nowhere);
    }
    const began = performance.now();
    const body = { text: draw(zh, 200).join('，') };
    expect((await world.request('wangfang', contract.suggestArticles, { body })).status).toBe(200);
    if (round > 0) suggestions.push(performance.now() - began);
  }
  console.log(`search p95 ${p95(searches)} ms, suggestion p95 ${p95(suggestions)} ms, of ${articles} articles`);
}, 300_000);
