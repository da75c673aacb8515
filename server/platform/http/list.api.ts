import { randomUUID } from 'node:crypto';
import { type ListShape, listQuery } from '@tongli/contracts/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type BareFloor, openFloor } from '../../test/floor.ts';
import type { Floor } from '../floor.ts';
import { pageOf, planList } from './list.ts';
import { InputError } from './problem.ts';

const shape: ListShape = {
  filters: {
    name: ['eq', 'ne', 'starts', 'in'],
    weight: ['gte', 'gt', 'lte', 'lt'],
    dueAt: ['gte', 'lt', 'null'],
    on: ['eq'],
    id: ['eq', 'in'],
    fragile: ['eq'],
    grade: ['eq', 'ne', 'in'],
    tags: ['eq', 'in'],
  },
  sorts: ['name', 'weight', 'dueAt', 'on'],
  usualSort: 'name',
};

const columns = {
  name: { expression: sql`name`, type: 'text' },
  weight: { expression: sql`coalesce(weight, 'Infinity')`, type: 'number' },
  dueAt: { expression: sql`coalesce(due_at, 'infinity')`, type: 'instant' },
  on: { expression: sql`coalesce(due_on, 'infinity')`, type: 'date' },
  id: { expression: sql`id`, type: 'uuid' },
  fragile: { expression: sql`fragile`, type: 'boolean' },
  grade: { expression: sql`case when fragile then 'a''b' else 'c' end`, type: 'text', known: ["a'b", 'c'] },
  tags: { expression: sql`tags`, type: 'text', many: true },
} as const;

const ids = Array.from({ length: 4 }, () => randomUUID());
const names = ['100% sure', '100_ok', '1000 nights', '王小明'];

let bare: BareFloor;
let floor: Floor;
beforeAll(async () => {
  bare = await openFloor();
  floor = await bare.open();
  await sql`create table crate (id uuid, name text, weight numeric, due_at timestamptz, due_on date,
                                fragile boolean, tags text[])`.execute(floor.db);
  for (const [index, id] of ids.entries())
    await sql`insert into crate values (${id}, ${names[index]}, ${index % 2 ? null : index + 0.5},
      ${index % 2 ? null : `2026-03-0${index + 1}T00:00:00.00000${index}Z`}, ${index % 2 ? null : `2026-03-0${index + 1}`},
      ${index === 0}, ${index === 3 ? ['a', 'b'] : ['a']})`.execute(floor.db);
});
afterAll(() => bare.close());

async function list(raw: Record<string, string>) {
  const query = listQuery(shape).parse(raw);
  const plan = planList(query, columns, sql<string>`id`);
  const { rows } = await sql<{ id: string; name: string; sortValue: string }>`
    select id, name, ${plan.sortValue} as "sortValue" from crate
    where ${sql.join([sql`true`, ...plan.where], sql` and `)} order by ${plan.orderBy} limit ${plan.limit}`.execute(
    floor.db,
  );
  return pageOf(query, rows);
}

async function errorOf(raw: Record<string, string>) {
  const error: unknown = await list(raw).catch((thrown: unknown) => thrown);
  return error instanceof InputError ? error.errors[0] : error;
}

describe('a filter', () => {
  test.each<[Record<string, string>, number[]]>([
    [{ 'filter[name][starts]': '100%' }, [0]],
    [{ 'filter[name][starts]': '100_' }, [1]],
    [{ 'filter[name][starts]': '100' }, [0, 1, 2]],
    [{ 'filter[name][starts]': '100\\' }, []],
    [{ 'filter[name][starts]': '王' }, [3]],
    [{ 'filter[name][in]': '100_ok,王小明' }, [1, 3]],
    [{ 'filter[name][ne]': '100_ok' }, [0, 2, 3]],
    [{ 'filter[weight][gt]': '0.5', 'filter[weight][lte]': '2.50' }, [2]],
    [{ 'filter[dueAt][lt]': '2026-03-02T08:00:00+08:00' }, [0]],
    [{ 'filter[on][eq]': '2026-03-03' }, [2]],
    [{ 'filter[fragile][eq]': 'true' }, [0]],
    [{ 'filter[grade][eq]': "a'b" }, [0]],
    [{ 'filter[grade][ne]': "a'b" }, [1, 2, 3]],
    [{ 'filter[grade][in]': "a'b,c" }, [0, 1, 2, 3]],
    [{ 'filter[grade][in]': "a'b,') or true --" }, [0]],
    [{ 'filter[grade][eq]': "' or true --" }, []],
    [{ 'filter[tags][eq]': 'b' }, [3]],
    [{ 'filter[tags][in]': 'b,c' }, [3]],
    [{ 'filter[id][in]': `${ids[1]},${ids[2]}` }, [1, 2]],
  ])('%j', async (raw, expected) => {
    const found = (await list(raw)).rows.map((row) => names.indexOf(row.name));
    expect(found.toSorted()).toEqual(expected);
  });

  test.each<[string, string, string]>([
    ['filter[weight][gt]', 'heavy', 'number'],
    ['filter[weight][gt]', '', 'number'],
    ['filter[weight][gt]', '1e999', 'number'],
    ['filter[dueAt][lt]', 'tomorrow', 'instant'],
    ['filter[dueAt][null]', 'maybe', 'boolean'],
    ['filter[on][eq]', '2026-02-30', 'date'],
    ['filter[fragile][eq]', 'yes', 'boolean'],
    ['filter[id][in]', `${ids[0]},7`, 'uuid'],
    ['filter[id][in]', '', 'uuid'],
  ])('%s = "%s" is refused', async (key, value, expected) => {
    expect(await errorOf({ [key]: value })).toMatchObject({ code: 'invalid_type', params: { expected } });
  });

  test('values that are known stand in the statement, any other is a parameter', () => {
    const of = (value: string) => {
      const { where } = planList(listQuery(shape).parse({ 'filter[grade][eq]': value }), columns, sql<string>`id`);
      return sql`${sql.join(where)}`.compile(floor.db).parameters;
    };
    expect([of('c'), of('d')]).toEqual([[], ['d']]);
  });

  test.each(['filter[constructor][eq]', 'filter[toString][eq]', 'filter[name][gt]', 'shoe', 'filter[][eq]'])(
    '%s is unknown, not a defect',
    (key) => {
      expect(listQuery(shape).safeParse({ [key]: '1' }).success).toBe(false);
    },
  );
});

describe('pages', () => {
  test.each(['name', '-name', 'weight', '-weight', 'dueAt', '-dueAt', 'on', '-on'])(
    'sorted by %s neither lose nor repeat, over far ends and microseconds',
    async (sort) => {
      const seen: string[] = [];
      let cursor: string | null = '';
      while (cursor !== null) {
        const page: { rows: readonly { id: string }[]; nextCursor: string | null } = await list({
          sort,
          limit: '1',
          ...(cursor ? { cursor } : {}),
        });
        seen.push(...page.rows.map((row) => row.id));
        cursor = page.nextCursor;
      }
      expect(seen).toHaveLength(4);
      expect(new Set(seen)).toEqual(new Set(ids));
    },
  );

  test.each([
    ['name', '-name'],
    ['name', 'weight'],
    ['dueAt', 'on'],
  ])('of %s do not go on in the order of %s', async (sort, other) => {
    const { nextCursor } = await list({ sort, limit: '1' });
    const error = await errorOf({ sort: other, limit: '1', cursor: nextCursor ?? '' });
    expect(error).toMatchObject({ field: 'query.cursor', code: 'cursor-of-another-sort' });
  });

  test.each(['zzz', '', 'W10', Buffer.from('["name","x","no id"]').toString('base64url')])(
    'do not begin at the cursor "%s"',
    async (cursor) => {
      expect(await errorOf({ cursor })).toMatchObject({ field: 'query.cursor', code: 'invalid_format' });
    },
  );
});
