import { fileTypes as allowed } from '@tongli/contracts/files';
import { fileTypeFromBuffer } from 'file-type';

export const allowedExtensions: readonly string[] = Object.values(allowed).flat();

const extensionOf = (name: string) => /\.([^./\\]{1,8})$/.exec(name)?.[1]?.toLowerCase() ?? '';
const isText = (type: string) => type.startsWith('text/');

/** As much of a file as its type can be told from. */
export const headBytes = 8_192;

/** A text has no NUL, and is no page: a browser must not be led to run it. */
const looksLikeText = (head: Buffer) =>
  !head.includes(0) && !/<\s*(?:html|script|svg|!doctype)/i.test(head.toString('utf8'));

/** The media type, where name and content agree on an allowed one; null otherwise. */
export async function mediaTypeOf(name: string, head: Buffer): Promise<string | null> {
  const extension = extensionOf(name);
  const named = Object.keys(allowed).find((type) => allowed[type]?.includes(extension));
  if (named === undefined) return null;
  if (isText(named)) return looksLikeText(head) ? named : null;
  // What is inside of it may follow: `audio/ogg; codecs=opus`.
  const found = (await fileTypeFromBuffer(head))?.mime.split(';')[0];
  if (found === named) return named;
  // The family of these formats tells its members apart only far behind the head.
  const related = found !== undefined && families.some((family) => family.includes(found) && family.includes(named));
  return related ? named : null;
}

const families: readonly (readonly string[])[] = [
  [
    'application/zip',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  ],
  ['video/mp4', 'video/quicktime', 'audio/x-m4a', 'audio/mp4'],
  ['audio/ogg', 'audio/opus', 'application/ogg'],
  ['image/heic', 'image/heif'],
  ['image/png', 'image/apng'],
];
