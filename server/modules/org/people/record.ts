import type { IsoDate } from '@tongli/calendar';
import type { Belonging, Gap, HeldCertificate, Leaving, PersonRecord } from '@tongli/contracts/org';
import type { Selectable } from 'kysely';
import { allowanceOf, type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { inScope } from '../../../platform/permissions/scope.ts';
import { administrators } from '../../access/index.ts';
import { always, never, readToday, shownDate } from '../dates.ts';
import { gapsOf, type Qualifications, type Requirements } from '../qualification.ts';
import { tables } from '../store.ts';
import type { OrgTables } from '../tables.ts';
import { pathOn } from '../tree.ts';
import { readTree } from '../units/store.ts';
import { decideAdministered } from './administration.ts';
import { describePeople } from './directory.ts';
import { type PersonState, personRules } from './rules.ts';
import { findStaff, staffRowOf } from './staff.ts';

export type PersonRow = Selectable<OrgTables['org.person']>;

/** Locked until the caller's transaction ends; of those only that the caller reaches. */
export const lockPerson = (call: Call, id: string): Promise<PersonRow | undefined> =>
  tables(call)
    .selectFrom('org.person')
    .selectAll()
    .where('id', '=', id)
    .where(({ ref }) => inScope(call, { unit: ref('unit_id') }))
    .forNoKeyUpdate()
    .executeTakeFirst();

export const personState = (row: PersonRow): PersonState => ({
  id: row.id,
  unitId: row.unit_id,
  left: row.state === 'left',
  leaving: row.last_day_on !== null,
});

export async function getPerson(call: Call, id: string): Promise<PersonRecord | Refusal> {
  const { today } = await readToday(call);
  const row = await findStaff(call, today, id);
  if (!row) return notFound;
  const state = personState(row);
  return {
    ...staffRowOf(row),
    gaps: await gapsFor(call, id, row.post_id, today),
    skills: await skillsOf(call, id),
    certificates: await certificatesOf(call, id, today),
    belongings: await belongingsOf(call, id, today),
    leaving: await leavingOf(call, id),
    version: row.version,
    actions: await actionsOf(call, state),
  };
}

async function actionsOf(call: Call, state: PersonState): Promise<PersonRecord['actions']> {
  const leaving =
    personRules['record-leaving'](state, call.actor) ??
    (await decideAdministered(call, state.id, await administrators(call)));
  const others = Object.entries(personRules).map(([name, rule]) => [name, allowanceOf(rule(state, call.actor))]);
  return { ...Object.fromEntries(others), 'record-leaving': allowanceOf(leaving) };
}

export async function listBelongings(call: Call, id: string): Promise<{ belongings: Belonging[] } | Refusal> {
  const { today } = await readToday(call);
  const row = await findStaff(call, today, id);
  return row ? { belongings: await belongingsOf(call, id, today) } : notFound;
}

export async function checkFit(call: Call, id: string, postId: string): Promise<{ gaps: Gap[] } | Refusal> {
  const { today } = await readToday(call);
  const row = await findStaff(call, today, id);
  return row ? { gaps: await gapsFor(call, id, postId, today) } : notFound;
}

async function belongingsOf(call: Call, personId: string, today: IsoDate): Promise<Belonging[]> {
  const rows = await tables(call)
    .selectFrom('org.belonging as held')
    .innerJoin('org.unit as unit', 'unit.id', 'held.unit_id')
    .innerJoin('org.post as post', 'post.id', 'held.post_id')
    .select(['held.unit_id', 'held.post_id', 'held.from_on', 'held.until_on'])
    .select([
      'unit.name_zh as unit_zh',
      'unit.name_en as unit_en',
      'post.name_zh as post_zh',
      'post.name_en as post_en',
    ])
    .where('held.person_id', '=', personId)
    .orderBy('held.from_on')
    .execute();
  const tree = await readTree(call);
  const units = await tables(call).selectFrom('org.unit').select(['id', 'name_zh', 'name_en']).execute();
  const names = new Map(units.map(({ id, name_zh, name_en }) => [id, { zh: name_zh, en: name_en }]));
  return rows.map((row) => ({
    unitId: row.unit_id,
    unit: { zh: row.unit_zh, en: row.unit_en },
    postId: row.post_id,
    post: { zh: row.post_zh, en: row.post_en },
    fromOn: shownDate(row.from_on),
    untilOn: shownDate(row.until_on),
    path: pathOn(tree, row.unit_id, row.from_on === always ? today : row.from_on).flatMap((id) => names.get(id) ?? []),
  }));
}

async function skillsOf(call: Call, personId: string): Promise<PersonRecord['skills']> {
  const rows = await tables(call)
    .selectFrom('org.person_skill as has')
    .innerJoin('org.skill as skill', 'skill.id', 'has.skill_id')
    .select(['skill.id', 'skill.name_zh', 'skill.name_en', 'has.level'])
    .where('has.person_id', '=', personId)
    .orderBy('skill.code')
    .execute();
  return rows.map((row) => ({ skillId: row.id, name: { zh: row.name_zh, en: row.name_en }, level: row.level }));
}

async function certificatesOf(call: Call, personId: string, today: IsoDate): Promise<HeldCertificate[]> {
  const rows = await tables(call)
    .selectFrom('org.person_certificate as held')
    .innerJoin('org.certificate as certificate', 'certificate.id', 'held.certificate_id')
    .selectAll('held')
    .select(['certificate.name_zh', 'certificate.name_en'])
    .where('held.person_id', '=', personId)
    .orderBy('held.issued_on', 'desc')
    .orderBy('held.id')
    .execute();
  return rows.map((row) => ({
    id: row.id,
    certificateId: row.certificate_id,
    name: { zh: row.name_zh, en: row.name_en },
    number: row.number,
    issuedOn: row.issued_on,
    validUntil: row.valid_until === never ? null : row.valid_until,
    valid: row.issued_on <= today && today <= row.valid_until,
  }));
}

/** What a post would ask of somebody that they have not, on a date. */
export async function gapsFor(call: Call, personId: string, postId: string, on: IsoDate): Promise<Gap[]> {
  return gapsOf(await requirementsOf(call, postId), await qualificationsOf(call, personId), on);
}

async function requirementsOf(call: Call, postId: string): Promise<Requirements> {
  const skills = await tables(call)
    .selectFrom('org.post_skill as needed')
    .innerJoin('org.skill as skill', 'skill.id', 'needed.skill_id')
    .select(['skill.id', 'skill.name_zh', 'skill.name_en', 'needed.level'])
    .where('needed.post_id', '=', postId)
    .orderBy('skill.code')
    .execute();
  const certificates = await tables(call)
    .selectFrom('org.post_certificate as needed')
    .innerJoin('org.certificate as certificate', 'certificate.id', 'needed.certificate_id')
    .select(['certificate.id', 'certificate.name_zh', 'certificate.name_en'])
    .where('needed.post_id', '=', postId)
    .orderBy('certificate.code')
    .execute();
  const named = (row: { id: string; name_zh: string; name_en: string }) => ({
    id: row.id,
    name: { zh: row.name_zh, en: row.name_en },
  });
  return {
    skills: skills.map((row) => ({ ...named(row), level: row.level })),
    certificates: certificates.map(named),
  };
}

async function qualificationsOf(call: Call, personId: string): Promise<Qualifications> {
  const skills = await tables(call)
    .selectFrom('org.person_skill')
    .select(['skill_id', 'level'])
    .where('person_id', '=', personId)
    .execute();
  const certificates = await tables(call)
    .selectFrom('org.person_certificate')
    .select(['certificate_id as certificateId', 'issued_on as issuedOn', 'valid_until as validUntil'])
    .where('person_id', '=', personId)
    .execute();
  return { levels: new Map(skills.map(({ skill_id, level }) => [skill_id, level])), certificates };
}

export async function leavingOf(call: Call, personId: string): Promise<Leaving | null> {
  const row = await tables(call)
    .selectFrom('org.leaving')
    .selectAll()
    .where('person_id', '=', personId)
    .where('back_on', 'is', null)
    .executeTakeFirst();
  if (!row) return null;
  const names = await describePeople(call, row.successor_id === null ? [] : [row.successor_id]);
  return {
    lastDayOn: row.last_day_on,
    successorId: row.successor_id,
    successorName: names.get(row.successor_id ?? '') ?? null,
    items: row.items as Leaving['items'],
    done: row.fire_at === null,
  };
}
