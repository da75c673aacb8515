import { expect, test } from 'vitest';
import { ProblemError } from '../../../api/problem.ts';
import { runBulk } from './run.ts';

const rows = Array.from({ length: 40 }, (_, index) => index);
const never = new AbortController().signal;
const refusal = (status: number) =>
  new ProblemError({ type: 'about:blank', title: '', status, code: 'no', params: {}, requestId: 'r' } as never);

test('what is refused is told beside what is done, and stops nothing', async () => {
  const outcome = await runBulk(rows, async (row) => (row % 10 === 3 ? Promise.reject(refusal(409)) : row), never);
  expect(outcome.done).toBe(36);
  expect(outcome.refused.map(({ row }) => row)).toEqual([3, 13, 23, 33]);
  expect(outcome.left).toEqual([]);
});

test('no more than four at the same time', async () => {
  let [now, most] = [0, 0];
  await runBulk(
    rows,
    async () => {
      most = Math.max(most, ++now);
      await Promise.resolve();
      now -= 1;
    },
    never,
  );
  expect(most).toBe(4);
});

test('cancelled, it begins no more and says what is left', async () => {
  const control = new AbortController();
  const acted: number[] = [];
  const act = async (row: number) => {
    acted.push(row);
    if (acted.length === 10) control.abort();
  };
  const { done, left } = await runBulk(rows, act, control.signal);
  expect([done, left.length]).toEqual([acted.length, rows.length - acted.length]);
  expect(acted.length).toBeLessThan(15);
});

test('an ended session ends it', async () => {
  const { refused, left } = await runBulk(rows, () => Promise.reject(refusal(401)), never);
  expect(refused.length + left.length).toBe(40);
  expect(refused.length).toBeLessThanOrEqual(4);
});
