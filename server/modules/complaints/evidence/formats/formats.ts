import { randomUUID } from 'node:crypto';
import { type EvidenceFormat, formatFault, type ReplyField, type ReplyRecipient } from '@tongli/contracts/complaints';
import type { Bilingual } from '@tongli/contracts/kernel';
import type { Selectable } from 'kysely';
import { audit } from '../../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal, refuse, staleBehind } from '../../../../platform/call.ts';
import { tables } from '../../store.ts';
import type { ComplaintsTables } from '../../tables.ts';
import { type SuppliedFormat, suppliedFormats } from './supplied.ts';

export interface FormatContent {
  readonly recipient: ReplyRecipient;
  readonly name: Bilingual;
  readonly fields: readonly ReplyField[];
  readonly letter: string;
}

const fromSupplied = (given: SuppliedFormat): EvidenceFormat => ({
  ...given,
  fields: [...given.fields],
  ...{ version: 0, retired: false, changedAt: null, changedByName: null },
});

const fromEdition = (row: Selectable<ComplaintsTables['complaints.evidence_format_edition']>): EvidenceFormat => ({
  id: row.format_id,
  recipient: row.recipient as ReplyRecipient,
  name: { zh: row.name_zh, en: row.name_en },
  fields: row.fields as ReplyField[],
  ...{ letter: row.letter, version: row.version, retired: row.retired },
  changedAt: row.at.toISOString(),
  changedByName: row.by_name,
});

/** The edition in force of each: those that came with the product first, in their order, then by name; retired ones last. */
export async function readFormats(call: Call): Promise<EvidenceFormat[]> {
  const rows = await tables(call)
    .selectFrom('complaints.evidence_format_edition')
    .distinctOn('format_id')
    .selectAll()
    .orderBy('format_id')
    .orderBy('version', 'desc')
    .execute();
  const editions = new Map(rows.map((row) => [row.format_id, fromEdition(row)]));
  const first = suppliedFormats.map((one) => editions.get(one.id) ?? fromSupplied(one));
  const known = new Set(first.map(({ id }) => id));
  const own = [...editions.values()]
    .filter(({ id }) => !known.has(id))
    .sort((a, b) => a.name.zh.localeCompare(b.name.zh, 'zh'));
  const all = [...first, ...own];
  return [...all.filter(({ retired }) => !retired), ...all.filter(({ retired }) => retired)];
}

const findFormat = async (call: Call, id: string) => (await readFormats(call)).find((one) => one.id === id);

/** The edition that whoever makes a reply has before them, still in force. */
export async function formatInForce(
  call: Call,
  { formatId, version }: { readonly formatId: string; readonly version: number },
): Promise<EvidenceFormat | Refusal> {
  const found = await findFormat(call, formatId);
  if (!found || found.retired) return refuse('unknown-format', { status: 422, field: 'body.reply.formatId' });
  return found.version === version ? found : staleBehind(found);
}

function checkContent({ fields, letter }: FormatContent): Refusal | null {
  const fault = formatFault(fields, letter);
  if (!fault) return null;
  const field = fault.place === null ? 'body.letter' : `body.fields.${fault.place}.key`;
  return refuse(`format-${fault.code}`, { status: 422, field, params: { word: fault.word } });
}

async function saveEdition(
  call: Call,
  { id, version, retired, ...content }: FormatContent & { id: string; version: number; retired: boolean },
): Promise<boolean> {
  const saved = await tables(call)
    .insertInto('complaints.evidence_format_edition')
    .values({
      ...{ format_id: id, version, retired, recipient: content.recipient, letter: content.letter },
      ...{ name_zh: content.name.zh, name_en: content.name.en, fields: JSON.stringify(content.fields) },
      ...{ at: call.now, by_name: call.actor.name },
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('version')
    .executeTakeFirst();
  return saved !== undefined;
}

export async function addFormat(call: Call, content: FormatContent): Promise<EvidenceFormat | Refusal> {
  const refused = checkContent(content);
  if (refused) return refused;
  const id = randomUUID();
  await saveEdition(call, { ...content, id, version: 1, retired: false });
  await audit(call, 'complaints.add-evidence-format', { type: 'evidence-format', id });
  return (await findFormat(call, id)) ?? notFound;
}

export async function changeFormat(
  call: Call,
  id: string,
  { version, retired, ...content }: FormatContent & { readonly version: number; readonly retired: boolean },
): Promise<EvidenceFormat | Refusal> {
  const before = await findFormat(call, id);
  if (!before) return notFound;
  if (before.version !== version) return staleBehind(before);
  const refused = checkContent(content);
  if (refused) return refused;
  const saved = await saveEdition(call, { ...content, id, retired, version: version + 1 });
  if (!saved) return staleBehind(await findFormat(call, id));
  await audit(call, 'complaints.change-evidence-format', { type: 'evidence-format', id });
  return (await findFormat(call, id)) ?? notFound;
}

/** Newest first; what came with the product is the last. */
export async function listFormatEditions(call: Call, id: string): Promise<{ editions: EvidenceFormat[] } | Refusal> {
  const rows = await tables(call)
    .selectFrom('complaints.evidence_format_edition')
    .selectAll()
    .where('format_id', '=', id)
    .orderBy('version', 'desc')
    .execute();
  const editions = [...rows.map(fromEdition), ...suppliedFormats.filter((one) => one.id === id).map(fromSupplied)];
  return editions.length === 0 ? notFound : { editions };
}
