import type { BoardAgent, ContactAlert } from '@tongli/contracts/contacts';
import { expect, test } from 'vitest';
import { actsOf } from './suggested.ts';

const agents = new Map([['a', { id: 'a', queueIds: ['sales', 'calm'] } as BoardAgent]]);
const suggest = (suggestion: Partial<NonNullable<ContactAlert['suggestion']>> | null) =>
  actsOf(
    {
      suggestion: suggestion && {
        code: 'move-agents',
        agentIds: ['a', 'gone'],
        fromQueueId: null,
        toQueueId: 'help',
        ...suggestion,
      },
    },
    { agents },
  );

test('agents keep their queues but for the one that they come from', () => {
  const moved = { act: 'queues', agentId: 'a', seen: ['sales', 'calm'] };
  expect(suggest({ fromQueueId: 'calm' })).toEqual([{ ...moved, queueIds: ['sales', 'help'] }]);
  expect(suggest({})).toEqual([{ ...moved, queueIds: ['sales', 'calm', 'help'] }]);
});

test('a break ends for everyone named', () => {
  expect(suggest({ code: 'end-break', agentIds: ['a'] })).toEqual([{ act: 'ready', agentId: 'a' }]);
});

test('what is only looked at or said is no request', () => {
  expect([suggest({ code: 'look-in' }), suggest({ code: 'announce' }), suggest(null)]).toEqual([[], [], []]);
});
