import { type Call, type Refusal, staleBehind } from '../../platform/call.ts';
import { tables } from './store.ts';

type Book = 'compensation' | 'sanction';

/** Rules of the house as data; null until somebody has set their own, and what is supplied holds. */
export async function readBook<Content>(
  call: Pick<Call, 'tx'>,
  name: Book,
): Promise<{ content: Content | null; version: number }> {
  const { content, version } = await tables(call)
    .selectFrom('complaints.rule_book')
    .select(['content', 'version'])
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return { content: content as Content | null, version };
}

/** All of a book at once; refused behind a later one, with that one as `current` gives it. */
export async function saveBook(
  call: Call,
  name: Book,
  { content, version }: { content: unknown; version: number },
  current: () => Promise<object>,
): Promise<Refusal | null> {
  const { numUpdatedRows } = await tables(call)
    .updateTable('complaints.rule_book')
    .set({ content: JSON.stringify(content), version: version + 1 })
    .where('name', '=', name)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? staleBehind({ id: name, ...(await current()) }) : null;
}

/** The books concern the installation; their audit subject is the books themselves. */
export const books = { type: 'rule-book', id: '00000000-0000-7000-8000-000000000000' };
