import type { AttachedFile, FileAddress } from '@tongli/contracts/files';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { attachFiles, type SentFiles } from '../../../platform/files/index.ts';
import { discloseFile as discloseFileOf, namedFiles } from '../../work/index.ts';
import { decideDisclose } from './request.ts';
import { addEntry, findLoaded, type RequestRecord, subjectOf } from './store.ts';

/** The request takes files for good, sealed with its customer's key where it has one. */
export async function takeFiles(
  call: Call,
  { id, customer_id: personId }: Pick<RequestRecord, 'id' | 'customer_id'>,
  { ids, by }: SentFiles = { ids: [], by: null },
): Promise<Refusal | null> {
  if (ids.length === 0) return null;
  const refused = await attachFiles(call, ids, { owner: subjectOf(id), personId, by: by ?? { draftId: id } });
  if (refused) return refused;
  await addEntry(call, id, 'files-attached', { count: String(new Set(ids).size) });
  return null;
}

export const filesOf = (call: Call, requestId: string): Promise<AttachedFile[]> =>
  namedFiles(call, subjectOf(requestId));

/** Opens a file for whoever asks, for some minutes, and notes who looked at what. */
export async function discloseFile(
  call: Call,
  id: string,
  { fileId, reason }: { fileId: string; reason: string | undefined },
): Promise<FileAddress | Refusal> {
  const loaded = await findLoaded(call, id);
  if (!loaded) return notFound;
  const refused = decideDisclose(loaded.facts, reason, call.actor);
  if (refused) return refused;
  return discloseFileOf(call, subjectOf(id), { fileId, reason, act: 'requests.disclose-file' });
}
