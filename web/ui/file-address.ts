import { readFile } from '@tongli/contracts/files';
import { addressOf } from '../api/request.ts';

/** Where the browser reads a file that was disclosed to its user. */
export const fileAddress = (token: string): string => addressOf(readFile, { params: { token } });

export type FileKind = 'picture' | 'sound' | 'film' | 'other';

/** How a file can be shown in the page. Pictures of Apple's own kind are drawn by few browsers: they are saved. */
export function kindOf(mediaType: string): FileKind {
  if (mediaType.startsWith('image/') && mediaType !== 'image/heic') return 'picture';
  if (mediaType.startsWith('audio/') && mediaType !== 'audio/amr') return 'sound';
  return mediaType.startsWith('video/') ? 'film' : 'other';
}
