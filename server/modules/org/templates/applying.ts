import { randomUUID } from 'node:crypto';
import { type TemplatePreview, templateApplied } from '@tongli/contracts/org';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { readToday } from '../dates.ts';
import { addCertificate, addSkill } from '../posts/catalogue.ts';
import { addPost } from '../posts/posts.ts';
import { tables } from '../store.ts';
import { addUnit } from '../units/store.ts';
import { type OrganisationTemplate, organisationTemplate } from './content.ts';

const templates: readonly OrganisationTemplate[] = [organisationTemplate];

const describe = ({ code, name, description }: OrganisationTemplate) => ({ code, name, description });

export const listTemplates = async () => ({ templates: templates.map(describe) });

type Table = 'org.unit' | 'org.post' | 'org.skill' | 'org.certificate';

async function idsByCode(call: Call, table: Table): Promise<Map<string, string>> {
  const rows = await tables(call).selectFrom(table).select(['id', 'code']).execute();
  return new Map(rows.map(({ id, code }) => [code, id]));
}

/** What is there already is known by its code, and stays as it is. */
export async function previewTemplate(call: Call, code: string): Promise<TemplatePreview | Refusal> {
  const template = templates.find((one) => one.code === code);
  if (!template) return notFound;
  const known = {
    units: await idsByCode(call, 'org.unit'),
    posts: await idsByCode(call, 'org.post'),
    skills: await idsByCode(call, 'org.skill'),
    certificates: await idsByCode(call, 'org.certificate'),
  };
  const marked = <T extends { code: string; name: TemplatePreview['name'] }>(
    kind: keyof typeof known,
    entries: readonly T[],
  ) =>
    entries.map((entry) => ({ ...entry, state: known[kind].has(entry.code) ? ('exists' as const) : ('new' as const) }));
  const parts = {
    units: marked('units', template.units),
    posts: marked('posts', template.posts),
    skills: marked('skills', template.skills),
    certificates: marked('certificates', template.certificates),
  };
  const newCount = Object.values(parts)
    .flat()
    .filter(({ state }) => state === 'new').length;
  return { ...describe(template), ...parts, newCount };
}

export async function applyTemplate(
  call: Call,
  code: string,
  parentId: string | null,
): Promise<(TemplatePreview & { addedCount: number }) | Refusal> {
  const template = templates.find((one) => one.code === code);
  const preview = await previewTemplate(call, code);
  if (!template || isRefusal(preview)) return notFound;
  const under = parentId ?? (await firstSite(call));
  if (under === null) return refuse('site-needed', { status: 422, field: 'body.parentId' });
  const refused = (await addUnits(call, template, under)) ?? (await addPosts(call, template));
  if (refused) return refused;
  await append(call, templateApplied, randomUUID(), { added: preview.newCount, byId: call.actor.id });
  await audit(call, 'org.apply-template', { type: 'template', id: under });
  const after = await previewTemplate(call, code);
  return isRefusal(after) ? after : { ...after, addedCount: preview.newCount };
}

async function firstSite(call: Call): Promise<string | null> {
  const row = await tables(call)
    .selectFrom('org.unit')
    .select('id')
    .where('kind', '=', 'site')
    .where('parent_id', 'is', null)
    .orderBy('code')
    .executeTakeFirst();
  return row?.id ?? null;
}

async function addUnits(call: Call, { units }: OrganisationTemplate, under: string): Promise<Refusal | null> {
  const { today } = await readToday(call);
  const known = await idsByCode(call, 'org.unit');
  for (const { code, name, kind, parentCode } of units) {
    if (known.has(code)) continue;
    const parentId = parentCode === null ? under : (known.get(parentCode) ?? under);
    const added = await addUnit(call, { code, name, kind, parentId, fromOn: today });
    if (isRefusal(added)) return added;
    known.set(code, added.id);
  }
  return null;
}

async function addPosts(call: Call, template: OrganisationTemplate): Promise<Refusal | null> {
  const skills = await idsByCode(call, 'org.skill');
  const certificates = await idsByCode(call, 'org.certificate');
  const posts = await idsByCode(call, 'org.post');
  for (const skill of template.skills.filter(({ code }) => !skills.has(code))) {
    const added = await addSkill(call, skill);
    if (isRefusal(added)) return added;
    skills.set(skill.code, added.id);
  }
  for (const certificate of template.certificates.filter(({ code }) => !certificates.has(code))) {
    const added = await addCertificate(call, certificate);
    if (isRefusal(added)) return added;
    certificates.set(certificate.code, added.id);
  }
  for (const post of template.posts.filter(({ code }) => !posts.has(code))) {
    const skillsNeeded = Object.entries(post.skills).map(([code, level]) => ({
      skillId: skills.get(code) ?? '',
      level,
    }));
    const certificateIds = post.certificates.map((code) => certificates.get(code) ?? '');
    const added = await addPost(call, { ...post, skills: skillsNeeded, certificateIds });
    if (isRefusal(added)) return added;
  }
  return null;
}
