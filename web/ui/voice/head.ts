/** What a recording says about itself at its beginning, so that it can be drawn before it is fetched. */
export interface RecordingHead {
  /** When it begins, in milliseconds since 1970. */
  readonly startedAt: number;
  readonly durationMs: number;
  /** How loud it is in each step: 0 is silence, 127 the loudest there is; the steps between are decibels. */
  readonly levels: Uint8Array;
  readonly levelsEveryMs: number;
}

const pageHead = 27;
const latin = new TextDecoder('latin1');

/** Where the second page of an Ogg file begins and ends, which holds its tags; null where the bytes end before it does. */
function tagsPage(bytes: Uint8Array): Uint8Array | null {
  let at = 0;
  for (let page = 0; page < 2; page++) {
    if (latin.decode(bytes.subarray(at, at + 4)) !== 'OggS') return null;
    const laces = bytes.subarray(at + pageHead, at + pageHead + (bytes[at + 26] ?? 0));
    const begin = at + pageHead + laces.length;
    at = begin + laces.reduce((sum, lace) => sum + lace, 0);
    if (at > bytes.length) return null;
    if (page === 1) return bytes.subarray(begin, at);
  }
  return null;
}

/** Name and value of each tag (RFC 7845, section 5.2). */
function tagsIn(page: Uint8Array): Map<string, string> {
  const view = new DataView(page.buffer, page.byteOffset, page.byteLength);
  const tags = new Map<string, string>();
  let at = 8 + 4 + view.getUint32(8, true);
  const count = view.getUint32(at, true);
  at += 4;
  for (let tag = 0; tag < count; tag++) {
    const length = view.getUint32(at, true);
    const [name = '', ...value] = latin.decode(page.subarray(at + 4, at + 4 + length)).split('=');
    tags.set(name, value.join('='));
    at += 4 + length;
  }
  return tags;
}

/** Null where these are not the first bytes of a recording of ours, or too few. */
export function readHead(bytes: Uint8Array): RecordingHead | null {
  const page = tagsPage(bytes);
  const tags = page && tagsIn(page);
  const levels = tags?.get('TONGLI_LEVELS');
  if (!tags || levels === undefined) return null;
  const number = (name: string) => Number(tags.get(name) ?? 0);
  return {
    startedAt: number('TONGLI_STARTED_AT'),
    durationMs: number('TONGLI_DURATION_MS'),
    levelsEveryMs: number('TONGLI_LEVELS_EVERY_MS'),
    levels: Uint8Array.from(atob(levels), (sign) => sign.charCodeAt(0)),
  };
}

/** Enough for the longest of them, and no more than is read from the disk at once. */
const headBytes = 16_384;

/** Fetches the beginning alone. */
export async function fetchHead(address: string, signal?: AbortSignal): Promise<RecordingHead | null> {
  const range = { range: `bytes=0-${headBytes - 1}` };
  const reply = await fetch(address, { headers: range, ...(signal ? { signal } : {}) });
  return reply.ok ? readHead(new Uint8Array(await reply.arrayBuffer())) : null;
}
