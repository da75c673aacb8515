import { randomUUID } from 'node:crypto';
import type { IsoDate } from '@tongli/calendar';
import type { PersonRecord } from '@tongli/contracts/org';
import { sql } from 'kysely';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { never } from '../dates.ts';
import { areKnown } from '../posts/posts.ts';
import { tables } from '../store.ts';
import { actOn } from './commands.ts';

interface SkillsInput {
  readonly skills: readonly { readonly skillId: string; readonly level: number }[];
  readonly version: number;
}

export function setSkills(call: Call, id: string, { skills, version }: SkillsInput): Promise<PersonRecord | Refusal> {
  return actOn(call, { id, version, name: 'set-skills' }, 'org.set-skills', async () => {
    const ids = skills.map(({ skillId }) => skillId);
    if (!(await areKnown(call, 'org.skill', ids)))
      return refuse('unknown-skill', { status: 422, field: 'body.skills' });
    await tables(call).deleteFrom('org.person_skill').where('person_id', '=', id).execute();
    const rows = skills.map(({ skillId, level }) => ({ person_id: id, skill_id: skillId, level }));
    if (rows.length > 0) await tables(call).insertInto('org.person_skill').values(rows).execute();
    return null;
  });
}

export interface CertificateInput {
  readonly certificateId: string;
  readonly number: string | null;
  readonly issuedOn: IsoDate;
  /** Left out: as long as the certificate says; null: for good. */
  readonly validUntil?: IsoDate | null | undefined;
}

export function recordCertificate(
  call: Call,
  id: string,
  input: CertificateInput & { readonly version: number },
): Promise<PersonRecord | Refusal> {
  const { version } = input;
  return actOn(call, { id, version, name: 'record-certificate' }, 'org.record-certificate', async () => {
    const held = await certify(call, id, input);
    return isRefusal(held) ? held : null;
  });
}

/** What somebody can do, set at once for whoever found it out: a course, an import. Their record keeps its version. */
export async function giveSkills(
  call: Call,
  personId: string,
  levels: readonly { readonly skillId: string; readonly level: number }[],
): Promise<void> {
  if (levels.length === 0) return;
  await tables(call)
    .insertInto('org.person_skill')
    .values(levels.map(({ skillId, level }) => ({ person_id: personId, skill_id: skillId, level })))
    .onConflict((conflict) =>
      conflict.columns(['person_id', 'skill_id']).doUpdateSet(({ ref }) => ({ level: ref('excluded.level') })),
    )
    .execute();
}

/** For whoever examines people, too: somebody holds a certificate from a date on. */
export async function certify(call: Call, personId: string, input: CertificateInput): Promise<string | Refusal> {
  const certificate = await tables(call)
    .selectFrom('org.certificate')
    .select(['valid_months', 'retired'])
    .where('id', '=', input.certificateId)
    .executeTakeFirst();
  if (!certificate || certificate.retired)
    return refuse('unknown-certificate', { status: 422, field: 'body.certificateId' });
  const lasting = certificate.valid_months === null ? null : lastDay(input.issuedOn, certificate.valid_months);
  const validUntil = input.validUntil === undefined ? lasting : input.validUntil;
  if (validUntil !== null && validUntil < input.issuedOn)
    return refuse('ends-before-it-begins', { status: 422, field: 'body.validUntil' });
  const id = randomUUID();
  const { certificateId, number, issuedOn } = input;
  await tables(call)
    .insertInto('org.person_certificate')
    .values({
      id,
      person_id: personId,
      certificate_id: certificateId,
      number,
      issued_on: issuedOn,
      valid_until: validUntil ?? never,
    })
    .execute();
  return id;
}

/** The day before the same day so many months later; the last of the month where that month is shorter. */
export function lastDay(from: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = from.split('-').map(Number);
  const lastOfMonth = Date.UTC(year, month - 1 + months + 1, 0);
  const sameDay = Date.UTC(year, month - 1 + months, day - 1);
  const end = new Date(Math.min(sameDay, lastOfMonth));
  return end.toISOString().slice(0, 10);
}

export function removeCertificate(call: Call, id: string, heldId: string): Promise<PersonRecord | Refusal> {
  return actOn(call, { id, version: null, name: 'record-certificate' }, 'org.remove-certificate', async () => {
    const gone = await tables(call)
      .deleteFrom('org.person_certificate')
      .where('id', '=', heldId)
      .where('person_id', '=', id)
      .returning('id')
      .executeTakeFirst();
    return gone ? null : notFound;
  });
}

/** What these people can do, a level by skill; who can do nothing in particular is missing. */
export async function skillsOf(
  call: Pick<Call, 'tx'>,
  personIds: readonly string[],
): Promise<Map<string, Record<string, number>>> {
  const rows = await tables(call)
    .selectFrom('org.person_skill')
    .selectAll()
    .where('person_id', '=', sql<string>`any(${[...personIds]}::uuid[])`)
    .execute();
  const skills = new Map<string, Record<string, number>>();
  for (const { person_id: id, skill_id: skill, level } of rows) skills.set(id, { ...skills.get(id), [skill]: level });
  return skills;
}
