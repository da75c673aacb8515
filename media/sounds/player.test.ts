import { expect, test } from 'vitest';
import type { Line } from '../line.ts';
import { openPlayer } from './player.ts';

/** Somebody who hears, by the first letter of each packet. */
function newEar() {
  const heard: string[] = [];
  const line: Line = { send: ({ payload }) => void heard.push(payload.toString()[0] ?? ''), restart: () => undefined };
  return { line, heard: () => heard.join('') };
}

const packets = (sign: string, count: number) => Array<Buffer>(count).fill(Buffer.from(sign));

test('what is played to one line sounds one after the other, in place of its music, and what is ended does not sound on', async () => {
  const player = openPlayer();
  const [one, other] = [newEar(), newEar()];
  player.hold(one.line, packets('m', 1));
  const greeting = player.play([one.line], packets('g', 4));
  const notice = player.play([one.line, other.line], packets('n', 3));
  await notice.over;
  const cut = player.play([other.line], packets('x', 500));
  cut.end();
  await Promise.all([greeting.over, cut.over]);
  await expect.poll(one.heard).toMatch(/^g{4}n{3}m+$/);
  expect(other.heard()).toBe('nnn');
  player.close();
});
