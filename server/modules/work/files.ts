import type { AttachedFile, FileAddress } from '@tongli/contracts/files';
import { audit } from '../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal } from '../../platform/call.ts';
import { listFiles, signAddress } from '../../platform/files/index.ts';
import { describePeople } from '../org/index.ts';
import type { Subject } from './subject.ts';

/** The files of a record, oldest first, with the names of those who attached them. */
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

export interface Disclosing {
  readonly fileId: string;
  readonly reason: string | undefined;
  /** What the trail calls it. */
  readonly act: string;
}

/** Opens a file for whoever asks, for some minutes, and notes who looked at what. That they may is asked before. */
export async function discloseFile(
  call: Call,
  subject: Subject,
  { fileId, reason, act }: Disclosing,
): Promise<FileAddress | Refusal> {
  const file = (await listFiles(call, subject)).find((one) => one.id === fileId);
  if (!file || file.name === null) return notFound;
  await audit(call, act, subject, reason ?? null);
  const { token, expiresAt } = signAddress(call, fileId);
  return { token, expiresAt: expiresAt.toISOString() };
}
