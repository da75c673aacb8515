import pg from 'pg';
import { expect, test } from 'vitest';
import { openLog } from './log.ts';

test('an error is logged with its trace and its constraint, and without the row that it quotes', () => {
  const lines: string[] = [];
  const error = Object.assign(new pg.DatabaseError('violates check constraint "c"', 30, 'error'), {
    code: '23514',
    constraint: 'c',
    detail: 'Failing row contains (王小明, 13800138000).',
  });
  openLog('error', { write: (line) => void lines.push(line) }).error({ error }, 'request failed');
  const [logged = ''] = lines;
  expect(JSON.parse(logged)).toMatchObject({
    msg: 'request failed',
    error: { message: error.message, code: '23514', constraint: 'c', stack: expect.stringContaining('log.test.ts') },
  });
  expect(logged).not.toMatch('13800138000');
});
