import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';
import { takeOutQuotes } from './quotes.ts';

const wang = { name: '王小明', phone: '13812345678', email: 'x.wang@example.cn' };
const other = { note: 'order 913812345678', amount: 913812345678 };

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

test('a number and an address go from texts and documents, whatever holds them, and the rest stays', async () => {
  const document = {
    said: '请打 138 1234 5678',
    list: ['X.Wang@example.cn', 'b'],
    number: 13812345678,
    whole: 3,
    none: null,
  };
  const left = await world.call(null, async (call) => {
    await sql`create temporary table quoted (place integer, words text, document jsonb) on commit drop`.execute(
      call.tx,
    );
    await sql`insert into quoted values (1, ${'回电 13812345678'}, ${JSON.stringify(document)}),
      (2, null, null), (3, ${other.note}, ${JSON.stringify(other)})`.execute(call.tx);
    const places = [['quoted', ['words'], ['document']]] as const;
    expect(await takeOutQuotes(call, wang, places)).toBe(2);
    expect(await takeOutQuotes(call, wang, places)).toBe(0);
    expect(await takeOutQuotes(call, null, places)).toBe(0);
    return (await sql`select words, document from quoted order by place`.execute(call.tx)).rows;
  });
  expect(left).toEqual([
    { words: '回电 —', document: { said: '请打 —', list: ['—', 'b'], number: null, whole: 3, none: null } },
    { words: null, document: null },
    { words: other.note, document: other },
  ]);
});
