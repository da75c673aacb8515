import { expect, test } from 'vitest';
import { type Outgoing, openLine } from './line.ts';

const payload = Buffer.of(0xf8);
const packet = (sequence: number, timestamp: number, source = 1) => ({ source, sequence, timestamp, payload });

function openTold() {
  const told: Outgoing[] = [];
  const clock = { now: 0 };
  const line = openLine(
    (one) => told.push(one),
    () => clock.now,
  );
  const steps = () =>
    told.slice(1).map((one, place) => ({
      sequence: (one.sequence - told[place]!.sequence) & 0xffff,
      timestamp: (one.timestamp - told[place]!.timestamp) >>> 0,
      marker: one.marker,
    }));
  return { line, clock, told, steps };
}

test('within a source, order, loss and times stay what they were, over the wrap', () => {
  const { line, told, steps } = openTold();
  for (const [sequence, timestamp] of [
    [65_534, 4_294_966_336],
    [65_535, 0],
    [1, 1_920],
    [0, 960],
  ] as const)
    line.send(packet(sequence, timestamp));
  expect(told[0]?.marker).toBe(true);
  expect(steps()).toEqual([
    { sequence: 1, timestamp: 960, marker: false },
    { sequence: 2, timestamp: 1_920, marker: false },
    { sequence: 0xffff, timestamp: 2 ** 32 - 960, marker: false },
  ]);
});

test('another source goes on where the one before ended, after the time that has passed', () => {
  const { line, clock, steps } = openTold();
  line.send(packet(10, 1_000));
  clock.now = 500;
  line.restart();
  line.send(packet(40_000, 77));
  clock.now = 501;
  line.restart();
  line.send(packet(3, 9));
  expect(steps()).toEqual([
    { sequence: 1, timestamp: 24_000, marker: true },
    // Never less than a packet lasts: two would sound at once.
    { sequence: 1, timestamp: 960, marker: true },
  ]);
});

test('somebody who joined again goes on where they were cut off, though nobody says that the line begins anew', () => {
  const { line, clock, steps } = openTold();
  line.send(packet(50_000, 3_000_000));
  clock.now = 1_000;
  line.send(packet(7, 12, 2));
  line.send(packet(8, 972, 2));
  expect(steps()).toEqual([
    { sequence: 1, timestamp: 48_000, marker: true },
    { sequence: 1, timestamp: 960, marker: false },
  ]);
});
