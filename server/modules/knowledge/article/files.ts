import type { FileAddress } from '@tongli/contracts/files';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, forbidden, notFound, type Refusal } from '../../../platform/call.ts';
import { attachFiles } from '../../../platform/files/index.ts';
import { discloseFile } from '../../work/index.ts';
import { lockEntry, tables } from '../entry/store.ts';
import { readable, type Serving } from './audience.ts';

const subjectOf = (id: string) => ({ type: 'article', id });

/** The article takes files that the caller has sent; they are nobody's personal data. */
export async function takeFiles(call: Call, id: string, fileIds: readonly string[]): Promise<Refusal | null> {
  const { id: accountId } = call.actor;
  if (accountId === null) return forbidden;
  if (!(await lockEntry(call, 'article', id))) return notFound;
  const refused = await attachFiles(call, fileIds, { owner: subjectOf(id), personId: null, by: { accountId } });
  if (refused) return refused;
  await audit(call, 'knowledge.attach-article-files', subjectOf(id));
  return null;
}

export const openArticleFile =
  (serving: Serving) =>
  async (call: Call, id: string, fileId: string): Promise<FileAddress | Refusal> => {
    const found = await tables(call)
      .selectFrom('knowledge.entry as entry')
      .innerJoin('knowledge.article as article', 'article.entry_id', 'entry.id')
      .select('entry.id')
      .where('entry.id', '=', id)
      .where(await readable(call, serving))
      .executeTakeFirst();
    if (!found) return notFound;
    return discloseFile(call, subjectOf(id), { fileId, reason: undefined, act: 'knowledge.open-article-file' });
  };
