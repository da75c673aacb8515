import type { IsoDate } from '@tongli/calendar';
import type { ListQuery } from '@tongli/contracts/kernel';
import type { StaffRow } from '@tongli/contracts/org';
import { type Selectable, sql } from 'kysely';
import { z } from 'zod';
import type { Call } from '../../../platform/call.ts';
import { type ListColumns, readCountedPage } from '../../../platform/http/list.ts';
import { InputError } from '../../../platform/http/problem.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { readToday, shownDate } from '../dates.ts';
import { tables } from '../store.ts';
import type { OrgTables } from '../tables.ts';
import { gapCount } from './gap-count.ts';

const stateOn = (today: IsoDate) => sql<StaffRow['state']>`case
  when person.state = 'left' then 'left'
  when person.joined_on > ${today}::date then 'joining'
  when person.last_day_on is not null then 'leaving'
  else 'active' end`;

const columns = (today: IsoDate): ListColumns => ({
  name: { expression: sql`person.name`, type: 'text' },
  number: { expression: sql`coalesce(person.number, '')`, type: 'text' },
  unitId: { expression: sql`person.unit_id`, type: 'uuid' },
  postId: { expression: sql`person.post_id`, type: 'uuid' },
  level: { expression: sql`post.level`, type: 'text' },
  office: { expression: sql`post.office`, type: 'text' },
  state: { expression: stateOn(today), type: 'text' },
  qualified: { expression: sql`(${gapCount(today)} = 0)`, type: 'boolean' },
  skillId: {
    expression: sql`array(select skill_id from org.person_skill where person_id = person.id)`,
    type: 'uuid',
    many: true,
  },
  joinedOn: { expression: sql`person.joined_on`, type: 'date' },
  lastDayOn: { expression: sql`person.last_day_on`, type: 'date' },
  post: { expression: sql`post.code`, type: 'text' },
  unit: { expression: sql`unit.code`, type: 'text' },
});

/** People with where they are and what they lack, within the caller's reach. */
const selectStaff = (call: Call, today: IsoDate) =>
  tables(call)
    .selectFrom('org.person as person')
    .innerJoin('org.unit as unit', 'unit.id', 'person.unit_id')
    .innerJoin('org.post as post', 'post.id', 'person.post_id')
    .selectAll('person')
    .select([
      'unit.name_zh as unit_zh',
      'unit.name_en as unit_en',
      'post.name_zh as post_zh',
      'post.name_en as post_en',
      'post.level',
      'post.office',
      stateOn(today).as('stateNow'),
      gapCount(today).as('gapCount'),
    ])
    .where(({ ref }) => inScope(call, { unit: ref('person.unit_id') }));

/** A person's row with the words of their unit and post. */
export type StaffSelected = Selectable<OrgTables['org.person']> & {
  readonly unit_zh: string;
  readonly unit_en: string;
  readonly post_zh: string;
  readonly post_en: string;
  readonly level: string;
  readonly office: string;
  readonly stateNow: StaffRow['state'];
  readonly gapCount: number;
};

export const findStaff = (call: Call, today: IsoDate, id: string): Promise<StaffSelected | undefined> =>
  selectStaff(call, today).where('person.id', '=', id).executeTakeFirst();

export const staffRowOf = (row: StaffSelected): StaffRow => ({
  id: row.id,
  number: row.number,
  name: row.name,
  unitId: row.unit_id,
  unit: { zh: row.unit_zh, en: row.unit_en },
  postId: row.post_id,
  post: { zh: row.post_zh, en: row.post_en },
  level: row.level as StaffRow['level'],
  office: row.office as StaffRow['office'],
  state: row.stateNow,
  joinedOn: shownDate(row.joined_on),
  lastDayOn: row.last_day_on,
  gapCount: row.gapCount,
});

export async function listStaff(call: Call, query: ListQuery) {
  const { today } = await readToday(call);
  const { branches, filters } = splitBranches(query);
  let select = selectStaff(call, today);
  // Asked of the branch and not of each person, whose units above would all have to be read.
  for (const branch of branches)
    select = select.where(
      sql<boolean>`person.unit_id in (select unit_id from platform.unit_branch where within_id = ${branch}::uuid)`,
    );
  const page = { ...query, filters };
  const { rows, ...rest } = await readCountedPage(call.tx, select, page, columns(today), sql<string>`person.id`);
  return { items: rows.map(staffRowOf), ...rest };
}

function splitBranches({ filters }: ListQuery) {
  const asked = filters.filter(({ field }) => field === 'branchId').map(({ value }) => value);
  const wrong = asked.find((value) => !z.uuid().safeParse(value).success);
  if (wrong !== undefined)
    throw new InputError([
      { field: 'query.filter.branchId', code: 'invalid_type', params: { expected: 'uuid', value: wrong } },
    ]);
  return { branches: asked, filters: filters.filter(({ field }) => field !== 'branchId') };
}
