import type { AttachedFile, FileAddress } from '@tongli/contracts/files';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { attachFiles, listFiles, type Stager, signAddress } from '../../../platform/files/index.ts';
import { describePeople } from '../../org/index.ts';
import { decideDisclose } from './request.ts';
import { addEntry, findLoaded, type RequestRecord, subjectOf } from './store.ts';

/** Files that were staged before, and by whom: in the portal by a draft. */
export interface SentFiles {
  readonly ids: readonly string[];
  readonly by: Stager | null;
}

/** What one who is signed in has staged. */
export const ownFiles = ({ actor }: Call, ids: readonly string[]): SentFiles => ({
  ids,
  by: actor.id === null ? null : { accountId: actor.id },
});

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

export async function filesOf(call: Call, requestId: string): Promise<AttachedFile[]> {
  const files = await listFiles(call, subjectOf(requestId));
  const people = await describePeople(
    call,
    files.flatMap((file) => file.uploadedBy ?? []),
  );
  return files.map(({ uploadedBy, uploadedAt, ...file }) => ({
    ...file,
    uploadedBy: uploadedBy === null ? null : (people.get(uploadedBy) ?? ''),
    uploadedAt: uploadedAt.toISOString(),
  }));
}

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
  const file = (await listFiles(call, subjectOf(id))).find((one) => one.id === fileId);
  if (!file || file.name === null) return notFound;
  await audit(call, 'requests.disclose-file', subjectOf(id), reason ?? null);
  const { token, expiresAt } = signAddress(call, fileId);
  return { token, expiresAt: expiresAt.toISOString() };
}
