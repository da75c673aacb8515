import { expect, test } from 'vitest';
import { beat, beatMs } from './heartbeat.ts';

test('a client that says nothing is asked twice and is gone within ten seconds', () => {
  const client = { silence: 0 };
  const beats = Array.from({ length: 8 }, () => beat(client));
  expect(beats).toEqual(['rest', 'rest', 'rest', 'ask', 'rest', 'ask', 'rest', 'let-go']);
  // A beat may come just before the last sign, and the next one a beat later.
  expect((beats.length + 1) * beatMs).toBeLessThanOrEqual(10_000);
});

test('one that has much to take has more time', () => {
  const client = { silence: 0 };
  const beats = Array.from({ length: 40 }, () => beat(client, true));
  expect(beats.indexOf('let-go')).toBe(39);
});

test('one that answers stays, and is asked every fourth beat', () => {
  const client = { silence: 0 };
  const beats = Array.from({ length: 40 }, () => {
    const done = beat(client);
    if (done === 'ask') client.silence = 0;
    return done;
  });
  expect(beats.filter((done) => done === 'ask')).toHaveLength(10);
  expect(beats).not.toContain('let-go');
});
