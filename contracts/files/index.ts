import { z } from 'zod';
import { endpoint, id, instant, personal, text } from '../kernel/index.ts';

/** A photograph of a bill, a recording of a call; a film of some seconds. */
export const mostFileBytes = 25_000_000;
/** What a customer sends with one matter. */
export const mostFilesOfDraft = 5;
/** What one record can hold. */
export const mostFilesOfRecord = 50;

/** What people attach to their matters, by media type: pictures, documents, sound and film; nothing that a computer would run. */
export const fileTypes: Readonly<Record<string, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg'],
  'image/png': ['png'],
  'image/gif': ['gif'],
  'image/webp': ['webp'],
  'image/heic': ['heic'],
  'application/pdf': ['pdf'],
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': ['docx'],
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': ['xlsx'],
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': ['pptx'],
  'audio/mpeg': ['mp3'],
  'audio/wav': ['wav'],
  'audio/ogg': ['ogg', 'oga'],
  'audio/x-m4a': ['m4a'],
  'audio/amr': ['amr'],
  'video/mp4': ['mp4'],
  'video/quicktime': ['mov'],
  'text/plain': ['txt'],
  'text/csv': ['csv'],
};

/** A file that was sent and that no record has taken yet. After a day it is gone. */
export const stagedFile = z.object({
  id,
  /** Shown to whoever sent it: folders and signs that cannot be seen are taken out of it. */
  name: z.string(),
  mediaType: z.string(),
  bytes: z.number().int(),
});
export type StagedFile = z.infer<typeof stagedFile>;

/** A file as a record lists it. */
export const attachedFile = z.object({
  id,
  /** Null where the person whose file it was has been erased. */
  name: personal('text', z.string()).nullable(),
  mediaType: z.string(),
  bytes: z.number().int(),
  /** Null where the customer sent it. */
  uploadedBy: z.string().nullable(),
  uploadedAt: instant,
});
export type AttachedFile = z.infer<typeof attachedFile>;

const name = text(1_000);
/** A random id that the sender makes up for one form and tells nobody. */
const draft = id;

/** The file as a byte stream; its name goes with the address. */
export const stageFile = endpoint({
  id: 'files.stage',
  method: 'POST',
  path: '/files',
  need: 'files.stage',
  query: z.object({ name }),
  reply: stagedFile,
  upload: true,
});

export const withdrawFile = endpoint({
  id: 'files.withdraw',
  method: 'DELETE',
  path: '/files/:id',
  need: 'files.stage',
  params: z.object({ id }),
  reply: z.object({}),
});

export const stageInPortal = endpoint({
  id: 'files.stage-in-portal',
  method: 'POST',
  path: '/portal/files',
  need: 'public',
  query: z.object({ name, draft }),
  reply: stagedFile,
  upload: true,
});

export const withdrawInPortal = endpoint({
  id: 'files.withdraw-in-portal',
  method: 'DELETE',
  path: '/portal/files/:id',
  need: 'public',
  params: z.object({ id }),
  query: z.object({ draft }),
  reply: z.object({}),
});

/** `token` comes from a disclosure: it opens one file, for whoever asked, for some minutes. */
export const readFile = endpoint({
  id: 'files.read',
  method: 'GET',
  path: '/file-contents/:token',
  need: 'signed-in',
  params: z.object({ token: z.string().min(1).max(100) }),
  reply: z.unknown(),
  download: true,
});

/** As `readFile`, for customers, who have no account: it opens one file for whoever has the address, for some minutes. */
export const readFileInPortal = endpoint({
  ...readFile,
  id: 'files.read-in-portal',
  path: '/portal/file-contents/:token',
  need: 'public',
});

/** Where a file can be read, and until when. */
export const fileAddress = z.object({ token: z.string(), expiresAt: instant });
export type FileAddress = z.infer<typeof fileAddress>;
