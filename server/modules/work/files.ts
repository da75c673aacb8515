import type { AttachedFile, FileAddress } from '@tongli/contracts/files';
import { audit } from '../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal } from '../../platform/call.ts';
import { listFiles, signAddress } from '../../platform/files/index.ts';
import { describePeople } from '../org/index.ts';
import type { Subject } from './subject.ts';

/** The files of a piece of work, oldest first, with the names of those who attached them. */
export async function namedFiles(call: Call, subject: Subject): Promise<AttachedFile[]> {
  const files = await listFiles(call, subject);
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

/** Opens a file for whoever asks, for some minutes, and notes who looked at what. That they see the subject is asked before. */
export async function discloseFile(
  call: Call,
  subject: Subject,
  { fileId, reason }: { fileId: string; reason: string },
): Promise<FileAddress | Refusal> {
  const file = (await listFiles(call, subject)).find((one) => one.id === fileId);
  if (!file || file.name === null) return notFound;
  await audit(call, 'work.disclose-task-file', subject, reason);
  const { token, expiresAt } = signAddress(call, fileId);
  return { token, expiresAt: expiresAt.toISOString() };
}
