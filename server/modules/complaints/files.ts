import { complaintFilesAttached } from '@tongli/contracts/complaints';
import type { AttachedFile, FileAddress } from '@tongli/contracts/files';
import { type Call, notFound, type Refusal } from '../../platform/call.ts';
import { append } from '../../platform/events/append.ts';
import { attachFiles, type FileOwner, type SentFiles } from '../../platform/files/index.ts';
import { discloseFile as discloseFileOf, namedFiles } from '../work/index.ts';
import { decideDisclose } from './complaint.ts';
import { addTimelineEntry, type ComplaintRecord, findCase } from './store.ts';

const ownerOf = (id: string): FileOwner => ({ type: 'complaint', id });

/** The case takes files for good, sealed with its customer's key, and its history says so. */
export async function takeFiles(
  call: Call,
  { id, number, customer_id: personId }: Pick<ComplaintRecord, 'id' | 'number' | 'customer_id'>,
  { ids, by }: SentFiles = { ids: [], by: null },
): Promise<Refusal | null> {
  if (ids.length === 0) return null;
  // A draft of no name has staged nothing: whatever is asked for will not be found.
  const stager = by ?? { draftId: id };
  const refused = await attachFiles(call, ids, { owner: ownerOf(id), personId, by: stager });
  if (refused) return refused;
  const count = new Set(ids).size;
  await addTimelineEntry(call, id, 'files-attached', { count: String(count) });
  await append(call, complaintFilesAttached, id, { number, count, byCustomer: 'draftId' in stager });
  return null;
}

export const filesOf = (call: Call, complaintId: string): Promise<AttachedFile[]> =>
  namedFiles(call, ownerOf(complaintId));

/** Opens a file for whoever asks, for some minutes, and notes who looked at what. */
export async function discloseFile(
  call: Call,
  id: string,
  { fileId, reason }: { fileId: string; reason: string | undefined },
): Promise<FileAddress | Refusal> {
  const loaded = await findCase(call, id);
  if (!loaded) return notFound;
  const refused = decideDisclose(loaded.case, reason, call.actor);
  if (refused) return refused;
  return discloseFileOf(call, ownerOf(id), { fileId, reason, act: 'complaints.disclose-file' });
}
