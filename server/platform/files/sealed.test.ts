import { randomBytes } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { chunkBytes, openStream, plainBytesOf, sealedBytes, sealedRange, sealStream } from './sealed.ts';

const key = randomBytes(32);

async function* of(buffer: Buffer, step = 10_000): AsyncGenerator<Buffer> {
  for (let at = 0; at < buffer.length; at += step) yield buffer.subarray(at, at + step);
}

async function all(source: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of source) parts.push(part);
  return Buffer.concat(parts);
}

function read(sealed: Buffer, plainBytes: number, from: number, to: number): Promise<Buffer> {
  const range = sealedRange(plainBytes, from, to);
  return all(openStream(key, of(sealed.subarray(range.from, range.to)), { plainBytes, from, to }));
}

const sizes = [0, 1, chunkBytes - 1, chunkBytes, chunkBytes + 1, 2 * chunkBytes, 3 * chunkBytes - 7];

test.each(sizes)('%i bytes come back, and take the room that was foretold', async (size) => {
  const plain = randomBytes(size);
  const sealed = await all(sealStream(key, of(plain)));
  expect(sealed.length).toBe(sealedBytes(size));
  expect(plainBytesOf(sealed.length)).toBe(size);
  expect((await read(sealed, size, 0, size)).equals(plain)).toBe(true);
});

test('any part can be read without the rest', async () => {
  const plain = randomBytes(3 * chunkBytes + 123);
  const sealed = await all(sealStream(key, of(plain)));
  const place = fc.integer({ min: 0, max: plain.length });
  await fc.assert(
    fc.asyncProperty(place, place, async (a, b) => {
      const [from, to] = a < b ? [a, b] : [b, a];
      expect((await read(sealed, plain.length, from, to)).equals(plain.subarray(from, to))).toBe(true);
    }),
    { numRuns: 60 },
  );
});

test('a flipped bit, an exchanged chunk and a cut-off end are noticed', async () => {
  const size = 2 * chunkBytes + 100;
  const sealed = await all(sealStream(key, of(randomBytes(size))));
  const flipped = Buffer.from(sealed);
  flipped[chunkBytes + 40] = (flipped[chunkBytes + 40] ?? 0) ^ 1;
  const second = sealed.subarray(chunkBytes + 16, 2 * (chunkBytes + 16));
  const exchanged = Buffer.concat([
    second,
    sealed.subarray(0, chunkBytes + 16),
    sealed.subarray(2 * (chunkBytes + 16)),
  ]);
  const cut = sealed.subarray(0, 2 * (chunkBytes + 16));
  for (const damaged of [flipped, exchanged, cut, sealed.subarray(0, -1)])
    await expect(read(damaged, size, 0, size)).rejects.toThrow(/chunk|missing/);
});

test('two files under one key would share nonces: another key opens nothing', async () => {
  const sealed = await all(sealStream(randomBytes(32), of(Buffer.from('words'))));
  await expect(read(sealed, 5, 0, 5)).rejects.toThrow('chunk 0 does not open');
});
