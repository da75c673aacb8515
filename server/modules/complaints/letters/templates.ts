import { randomUUID } from 'node:crypto';
import { type LetterKind, type LetterTemplate, letterFault } from '@tongli/contracts/complaints';
import type { Bilingual } from '@tongli/contracts/kernel';
import type { Selectable } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse, staleBehind } from '../../../platform/call.ts';
import { once } from '../../../platform/database/once.ts';
import { tables } from '../store.ts';
import type { ComplaintsTables } from '../tables.ts';
import { type SuppliedTemplate, suppliedTemplates } from './supplied.ts';

interface Wording {
  readonly name: Bilingual;
  readonly subject: Bilingual;
  readonly body: Bilingual;
}

const fromSupplied = ({ id, kind, name, subject, body }: SuppliedTemplate): LetterTemplate => ({
  ...{ id, kind, name, subject, body },
  ...{ version: 0, retired: false, changedAt: null, changedByName: null },
});

const fromEdition = (row: Selectable<ComplaintsTables['complaints.letter_edition']>): LetterTemplate => ({
  id: row.template_id,
  kind: row.kind as LetterKind,
  name: { zh: row.name_zh, en: row.name_en },
  subject: { zh: row.subject_zh, en: row.subject_en },
  body: { zh: row.body_zh, en: row.body_en },
  version: row.version,
  retired: row.retired,
  changedAt: row.at.toISOString(),
  changedByName: row.by_name,
});

/** The edition in force of each: those that came with the product first, in their order, then by name; retired ones last. */
export async function readTemplates(call: Call): Promise<LetterTemplate[]> {
  const rows = await tables(call)
    .selectFrom('complaints.letter_edition')
    .modifyFront(once('complaints.letter_edition'))
    .distinctOn('template_id')
    .selectAll()
    .orderBy('template_id')
    .orderBy('version', 'desc')
    .execute();
  const editions = new Map(rows.map((row) => [row.template_id, fromEdition(row)]));
  const first = suppliedTemplates.map((one) => editions.get(one.id) ?? fromSupplied(one));
  const supplied = new Set(first.map(({ id }) => id));
  const own = [...editions.values()]
    .filter(({ id }) => !supplied.has(id))
    .sort((a, b) => a.name.zh.localeCompare(b.name.zh, 'zh'));
  const all = [...first, ...own];
  return [...all.filter(({ retired }) => !retired), ...all.filter(({ retired }) => retired)];
}

export async function findTemplate(
  call: Call,
  { templateId, kind }: { readonly templateId?: string | undefined; readonly kind?: LetterKind | undefined },
): Promise<LetterTemplate | null> {
  const all = (await readTemplates(call)).filter(({ retired }) => !retired);
  return all.find((one) => (templateId ? one.id === templateId : one.kind === kind)) ?? null;
}

/** A place that nobody can fill is named together with those that exist. */
function checkWording(kind: LetterKind, wording: Wording): Refusal | null {
  for (const part of ['subject', 'body'] as const)
    for (const language of ['zh', 'en'] as const) {
      const fault = letterFault(kind, part, wording[part][language]);
      if (fault)
        return refuse(`letter-${fault.code}`, {
          status: 422,
          field: `body.${part}.${language}`,
          params: { placeholder: fault.placeholder },
        });
    }
  return null;
}

async function saveEdition(
  call: Call,
  edition: Wording & {
    readonly id: string;
    readonly kind: LetterKind;
    readonly version: number;
    readonly retired: boolean;
  },
): Promise<boolean> {
  const { name, subject, body } = edition;
  const saved = await tables(call)
    .insertInto('complaints.letter_edition')
    .values({
      template_id: edition.id,
      version: edition.version,
      kind: edition.kind,
      ...{ name_zh: name.zh, name_en: name.en, subject_zh: subject.zh, subject_en: subject.en },
      ...{ body_zh: body.zh, body_en: body.en, retired: edition.retired, at: call.now, by_name: call.actor.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return saved !== undefined;
}

const getTemplate = async (call: Call, id: string) => (await readTemplates(call)).find((one) => one.id === id);

export async function addTemplate(
  call: Call,
  { kind, ...wording }: Wording & { readonly kind: LetterKind },
): Promise<LetterTemplate | Refusal> {
  const refused = checkWording(kind, wording);
  if (refused) return refused;
  const id = randomUUID();
  await saveEdition(call, { ...wording, id, kind, version: 1, retired: false });
  await audit(call, 'complaints.add-letter-template', { type: 'letter-template', id });
  return (await getTemplate(call, id)) ?? notFound;
}

export async function changeTemplate(
  call: Call,
  id: string,
  { version, retired, ...wording }: Wording & { readonly version: number; readonly retired: boolean },
): Promise<LetterTemplate | Refusal> {
  const before = await getTemplate(call, id);
  if (!before) return notFound;
  if (before.version !== version) return staleBehind(before);
  if (retired && suppliedTemplates.some((one) => one.id === id))
    return refuse('letter-needed', { status: 422, field: 'body.retired' });
  const refused = checkWording(before.kind, wording);
  if (refused) return refused;
  const saved = await saveEdition(call, { ...wording, id, kind: before.kind, version: version + 1, retired });
  if (!saved) return staleBehind(await getTemplate(call, id));
  await audit(call, 'complaints.change-letter-template', { type: 'letter-template', id });
  return (await getTemplate(call, id)) ?? notFound;
}

/** Newest first; what came with the product is the last. */
export async function listEditions(call: Call, id: string): Promise<{ editions: LetterTemplate[] } | Refusal> {
  const rows = await tables(call)
    .selectFrom('complaints.letter_edition')
    .selectAll()
    .where('template_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
  const supplied = suppliedTemplates.filter((one) => one.id === id).map(fromSupplied);
  const editions = [...rows.map(fromEdition), ...supplied];
  return editions.length === 0 ? notFound : { editions };
}
