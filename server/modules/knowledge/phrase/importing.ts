import { randomUUID } from 'node:crypto';
import { type PhraseContent, phraseContent } from '@tongli/contracts/knowledge';
import { sql } from 'kysely';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, type Refusal, refuse } from '../../../platform/call.ts';
import type {
  Comparison,
  FieldError,
  Importable,
  ImportCall,
  ImportRow,
  Values,
} from '../../../platform/imports/index.ts';
import { projectFor } from '../../org/index.ts';
import { discardOpen, writeDraft } from '../entry/lifecycle.ts';
import { firstStanding, lockEntry, tables } from '../entry/store.ts';
import { phraseErrors, phraseFields } from './importing-fields.ts';
import { decideContent } from './phrase.ts';

/** Tables of phrases: each row becomes a draft, and is said by nobody before it is approved. */
export const phrasesImport: Importable = {
  name: 'knowledge.phrases',
  title: { zh: '话术', en: 'Phrases' },
  lead: {
    zh: '按情景与中文标题新增话术或改写草稿；导入的都是草稿，逐条提交审批后才能使用。不在表中的话术不受影响。',
    en: 'Adds phrases, or drafts new words for those known by situation and Chinese title. All come in as drafts: each is used once it has been submitted and approved. Phrases that are not in the table stay as they are.',
  },
  need: 'knowledge.write',
  fields: phraseFields,
  maximumRows: 500,
  leavesOut: true,
  errors: phraseErrors,
  place: async (call, asked) => {
    const projectId = await projectFor(call, asked, 'query.projectId');
    return isRefusal(projectId) ? projectId : { projectId, unitId: null };
  },
  key: ({ situation, title }) => (situation && title ? keyOf(situation, title) : null),
  check: checkPhrase,
  compare: comparePhrases,
  apply: applyPhrases,
  undo: undoPhrases,
};

const keyOf = (situation: string, title: string) => `${situation} ${title.trim().toLowerCase()}`;

/** What a row says; a pattern that it has no column for is none. */
const contentOf = ({ situation, pattern, title, titleEn, text, textEn }: Values) =>
  phraseContent.safeParse({
    situation: situation ?? '',
    pattern: pattern ?? null,
    title: { zh: title ?? '', en: titleEn ?? '' },
    text: { zh: text ?? '', en: textEn ?? '' },
  });

const fieldOf: Readonly<Record<string, string>> = {
  'title.zh': 'title',
  'title.en': 'titleEn',
  'text.zh': 'text',
  'text.en': 'textEn',
};

/** Places that nothing fills, and a phrase that is not what its pattern says. What is empty the machine has told. */
function checkPhrase(values: Values): FieldError[] {
  const parsed = contentOf(values);
  if (!parsed.success)
    return parsed.error.issues
      .filter(({ code }) => code === 'custom')
      .map(({ path }) => ({ field: fieldOf[path.join('.')] ?? null, code: 'unreadable-place' }));
  const refused = decideContent(parsed.data);
  if (!refused) return [];
  const zh = refused.field?.endsWith('.zh');
  return [{ field: zh ? 'text' : 'textEn', code: 'pattern-not-followed' }];
}

interface Known {
  readonly id: string;
  readonly open_state: 'draft' | 'submitted' | null;
  readonly content: PhraseContent;
}

/** By key: what would be written over, a draft where there is one. */
async function readKnown(call: ImportCall): Promise<Map<string, Known>> {
  const { rows } = await sql<Known>`
    select entry.id, entry.open_state, edition.content from knowledge.entry as entry
    join lateral (select e.content from knowledge.edition e where e.entry_id = entry.id and e.state <> 'discarded'
      order by e.number desc limit 1) edition on true
    where entry.kind = 'phrase' and entry.project_id = ${call.run.projectId} order by entry.added_at desc`.execute(
    call.tx,
  );
  return new Map(rows.map((row) => [keyOf(row.content.situation, row.content.title.zh), row]));
}

const flat = ({ situation, pattern, title, text }: PhraseContent) =>
  [situation, pattern ?? '', title.zh, title.en, text.zh, text.en].join('\n');

function compareOne(known: Known | undefined, content: PhraseContent): Comparison {
  if (!known) return { outcome: 'added' };
  if (flat(known.content) === flat(content)) return { outcome: 'unchanged' };
  if (known.open_state === 'submitted') return { errors: [{ field: 'title', code: 'awaits-approval' }] };
  return { outcome: 'changed' };
}

async function comparePhrases(call: ImportCall, rows: readonly Values[]): Promise<Comparison[]> {
  const known = await readKnown(call);
  return rows.map((values) => {
    const parsed = contentOf(values);
    if (!parsed.success) return { outcome: 'unchanged' };
    return compareOne(known.get(keyOf(parsed.data.situation, parsed.data.title.zh)), parsed.data);
  });
}

/** What undoing a row needs: the phrase that was added; or the one that was written, with its draft before, if it had one. */
type Undo =
  | { readonly added: string; readonly title: string }
  | {
      readonly written: string;
      readonly title: string;
      readonly version: number;
      readonly before: PhraseContent | null;
    };

async function applyPhrases(
  call: ImportCall,
  _runId: string,
  rows: readonly ImportRow[],
): Promise<readonly Undo[] | Refusal> {
  const known = await readKnown(call);
  const done: Undo[] = [];
  const added: { id: string; content: PhraseContent }[] = [];
  for (const { values, outcome } of rows) {
    const content = contentOf(values).data;
    const before = content && known.get(keyOf(content.situation, content.title.zh));
    const now = content && compareOne(before, content);
    if (!content || !now || 'errors' in now || now.outcome !== outcome) return refuse('changed-meanwhile');
    if (before) done.push(await write(call, before, content));
    else {
      const id = randomUUID();
      added.push({ id, content });
      done.push({ added: id, title: content.title.zh });
    }
  }
  await insertDrafts(call, added);
  await audit(call, 'knowledge.import-phrases', { type: 'import', id: call.run.id });
  return done;
}

async function write(call: ImportCall, { id, open_state: open, content: before }: Known, content: PhraseContent) {
  const locked = await lockEntry(call, 'phrase', id);
  if (!locked) throw new Error(`knowledge: phrase ${id} is gone`);
  await writeDraft(call, locked, content);
  const undo = { written: id, title: content.title.zh, version: locked.row.version + 1 };
  return { ...undo, before: open === 'draft' ? before : null };
}

async function insertDrafts(call: ImportCall, added: readonly { id: string; content: PhraseContent }[]): Promise<void> {
  if (added.length === 0) return;
  const project_id = call.run.projectId ?? '';
  await tables(call)
    .insertInto('knowledge.entry')
    .values(
      added.map(({ id, content }) => ({
        ...{ id, kind: 'phrase', project_id, added_at: call.now, changed_at: call.now },
        ...firstStanding('phrase', content),
      })),
    )
    .execute();
  await tables(call)
    .insertInto('knowledge.edition')
    .values(
      added.map(({ id, content }) => ({
        ...{ entry_id: id, number: 1, state: 'draft', content: JSON.stringify(content) },
        ...{ written_by: call.actor.id, written_at: call.now },
      })),
    )
    .execute();
}

/** Refused where somebody has gone on with a phrase since. */
async function undoPhrases(call: ImportCall, _runId: string, records: readonly object[]): Promise<Refusal | null> {
  for (const record of records as readonly Undo[]) {
    const id = 'added' in record ? record.added : record.written;
    const locked = await lockEntry(call, 'phrase', id);
    const version = 'added' in record ? 1 : record.version;
    if (locked?.row.version !== version) return refuse('phrase-has-changed', { params: { name: record.title } });
    if ('added' in record) await remove(call, id);
    else if (record.before) await writeDraft(call, locked, record.before);
    else await discardOpen(call, locked);
  }
  await audit(call, 'knowledge.take-phrases-back', { type: 'import', id: call.run.id });
  return null;
}

/** Nobody has ever read it but as a draft. */
async function remove(call: Call, id: string): Promise<void> {
  await tables(call).deleteFrom('knowledge.edition').where('entry_id', '=', id).execute();
  await tables(call).deleteFrom('knowledge.entry').where('id', '=', id).execute();
}
