import { addQueue, type Queue } from '@tongli/contracts/contacts';
import { expect, test } from 'vitest';
import { newQueue, queueOf, queueValues } from './queue-form.ts';

const named = { code: 'vip', name: { zh: '贵宾', en: 'VIP' }, greeting: { zh: '', en: '' } };
const id = (digit: number) => `0000000${digit}-0000-4000-8000-000000000000`;

test('a new queue is whole once it is named', () => {
  expect(addQueue.body.safeParse(queueOf({ ...newQueue, ...named })).success).toBe(true);
});

test('what a queue says comes back as it was', () => {
  const words = { closed: { zh: '今天休息', en: '' }, holiday: { zh: '', en: '' }, recording: { zh: '', en: '' } };
  const recordingNotice = { tells: false, ground: '合同', setAt: null, setByName: '' };
  const queue: Queue = {
    ...{ ...named, words, recordingNotice, opening: null, screens: 'calls' },
    ...{ id: id(1), projectId: id(2), members: 3, agents: [], retired: false, version: 4 },
    ...{ channels: ['chat'], isPublic: false, priority: 5, rule: 'best-level', preferLastDays: 7, preferSeconds: 30 },
    skills: [{ skillId: id(3), level: 4, steps: [{ afterSeconds: 60, level: 2 }] }],
    ...{ offerSeconds: 15, wrapUpSeconds: 0, answerWithinSeconds: 30, mostWaiting: null, offersCallback: false },
    help: null,
    overflow: { afterSeconds: 120, queueId: id(5) },
    ...{ calendar: null, unitId: null, blocksNuisance: false, targets: { levelPercent: 90 } },
  };
  const { id: _, projectId: _p, members: _m, agents: _a, retired: _r, version: _v, opening: _o, ...settings } = queue;
  expect(queueOf(queueValues(queue))).toEqual({ ...settings, recordingNotice: { tells: false, ground: '合同' } });
});

test('a time that is missing is refused and not made up', () => {
  const body = queueOf({ ...newQueue, ...named, overflow: { queueId: id(1) } });
  const parsed = addQueue.body.safeParse(body);
  expect(parsed.error?.issues.map(({ path }) => path.join('.'))).toEqual(['overflow.afterSeconds']);
});
