import { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OpenFile } from '../files/files.ts';
import { problem, send } from './problem.ts';

/** What a browser shows by itself, without running anything of it. */
const isShown = (mediaType: string) => /^(?:image|audio|video)\/|^application\/pdf$/.test(mediaType);

/** RFC 6266 with the name as RFC 8187 writes it, and an ASCII one beside it for what knows no better. */
export function dispositionOf({ name, mediaType }: Pick<OpenFile, 'name' | 'mediaType'>): string {
  const plain = name.replace(/[^\w .()-]/g, '_');
  const encoded = encodeURIComponent(name.toWellFormed()).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${isShown(mediaType) ? 'inline' : 'attachment'}; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

export interface Part {
  readonly from: number;
  /** Without this byte. */
  readonly to: number;
}

/**
 * The part that a `Range` asks for: null for the whole file (no range, one of another unit, or several, which may be
 * answered so), `none` where the file has no such byte.
 */
export function partOf(range: string | undefined, bytes: number): Part | 'none' | null {
  const asked = /^bytes=(\d*)-(\d*)$/.exec(range?.trim() ?? '');
  const [, first = '', last = ''] = asked ?? [];
  if (!asked || (first === '' && last === '')) return null;
  if (first === '') return Number(last) === 0 ? 'none' : { from: Math.max(0, bytes - Number(last)), to: bytes };
  if (last !== '' && Number(last) < Number(first)) return null;
  const to = last === '' ? bytes : Math.min(bytes, Number(last) + 1);
  return Number(first) < bytes ? { from: Number(first), to } : 'none';
}

/** The part is of the same file that the rest was of. */
const isSame = (ifRange: unknown, tag: string) => ifRange === undefined || ifRange === tag;

/** Sends an open file or the part asked for: never run, never guessed at. */
export async function sendFile(request: FastifyRequest, reply: FastifyReply, file: OpenFile): Promise<FastifyReply> {
  const tag = `"${file.version}"`;
  reply
    .header('accept-ranges', 'bytes')
    .header('etag', tag)
    .header('content-disposition', dispositionOf(file))
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; media-src 'self'; sandbox");
  if (request.headers['if-none-match'] === tag) return reply.code(304).send();
  const part = isSame(request.headers['if-range'], tag) ? partOf(request.headers.range, file.bytes) : null;
  if (part === 'none') {
    const refusal = problem({
      status: 416,
      code: 'no-such-part',
      params: { bytes: file.bytes },
      requestId: request.id,
    });
    reply.removeHeader('content-disposition').header('content-range', `bytes */${file.bytes}`);
    return send(reply, refusal);
  }
  const { from, to } = part ?? { from: 0, to: file.bytes };
  if (part) reply.code(206).header('content-range', `bytes ${from}-${to - 1}/${file.bytes}`);
  reply.type(file.mediaType).header('content-length', to - from);
  return reply.send(request.method === 'HEAD' ? Readable.from([]) : await begun(file.read(from, to)));
}

/** Reads the first piece before anything is sent, so that a file that is gone or damaged is answered as a failure. */
async function begun(bytes: AsyncIterable<Buffer>): Promise<Readable> {
  const reading = bytes[Symbol.asyncIterator]();
  const first = await reading.next();
  async function* all(): AsyncGenerator<Buffer> {
    try {
      if (first.done) return;
      yield first.value;
      yield* { [Symbol.asyncIterator]: () => reading };
    } finally {
      await reading.return?.();
    }
  }
  return Readable.from(all(), { objectMode: false });
}
