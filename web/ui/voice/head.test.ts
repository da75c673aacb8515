import { expect, test } from 'vitest';
import { readHead } from './head.ts';
import { columnsOf, firstSoundMs, pathOf } from './waveform.ts';

const page = (body: Uint8Array): number[] => {
  const laces = [...Array<number>(Math.floor(body.length / 255)).fill(255), body.length % 255];
  return [...new TextEncoder().encode('OggS'), ...Array<number>(22).fill(0), laces.length, ...laces, ...body];
};

const counted = (text: string): number[] => [
  text.length & 255,
  text.length >> 8,
  0,
  0,
  ...new TextEncoder().encode(text),
];

function recording(levels: Uint8Array): Uint8Array {
  const tags = ['TONGLI_STARTED_AT=1767574800000', 'TONGLI_DURATION_MS=80', 'TONGLI_LEVELS_EVERY_MS=20'];
  const all = [...tags, `TONGLI_LEVELS=${btoa(String.fromCharCode(...levels))}`];
  const body = [...new TextEncoder().encode('OpusTags'), ...counted('x'), all.length, 0, 0, 0, ...all.flatMap(counted)];
  return Uint8Array.from([...page(new Uint8Array(19)), ...page(Uint8Array.from(body)), 1, 2, 3]);
}

test('a recording tells its time, its length and how loud it is where', () => {
  const levels = Uint8Array.from({ length: 600 }, (_, place) => place % 128);
  expect(readHead(recording(levels))).toEqual({
    startedAt: 1_767_574_800_000,
    durationMs: 80,
    levelsEveryMs: 20,
    levels,
  });
});

test('what is cut off or something else is none', () => {
  const whole = recording(Uint8Array.of(1, 2));
  expect(readHead(whole.subarray(0, 100))).toBeNull();
  expect(readHead(Uint8Array.of(0x52, 0x49, 0x46, 0x46))).toBeNull();
});

test('columns hold the loudest of their time, from sixty decibels below the loudest up', () => {
  const head = { startedAt: 0, durationMs: 80, levelsEveryMs: 20, levels: Uint8Array.of(127, 67, 97, 0) };
  expect(columnsOf(head, { beginsMs: 0, wholeMs: 160, columns: 4 })).toEqual([1, 0.5, 0, 0]);
  expect(columnsOf(head, { beginsMs: 80, wholeMs: 160, columns: 4 })).toEqual([0, 0, 1, 0.5]);
  expect(pathOf([1, 0.5])).toBe('M0 0L1 0.5L1 1.5L0 2Z');
});

test('the first word is found behind silence and the noise of a room', () => {
  const lane = (beginsMs: number, ...levels: number[]) => ({
    head: { levels: Uint8Array.from(levels), levelsEveryMs: 20 },
    beginsMs,
  });
  expect(firstSoundMs([lane(0, 0, 0, 60, 100, 0), lane(30, 0, 120)])).toBe(50);
  expect(firstSoundMs([lane(500, 0, 50)])).toBe(0);
});
