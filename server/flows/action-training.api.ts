import * as improvement from '@tongli/contracts/improvement';
import * as people from '@tongli/contracts/people';
import { listNotices } from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personNamed } from '../sample/people.ts';
import { concludedRootCause, feed, openAction, ownChart } from '../test/improvement-loop.ts';
import { paperInput, questionInput } from '../test/people-aims.ts';
import { openWorld, type World } from '../test/world.ts';
import { actionTraining } from './action-training.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const wangfang = personNamed('wangfang').id;
const words = { zh: '先道歉', en: 'Apologise first' };

async function makeTraining() {
  await world.request('malin', people.addQuestion, { body: questionInput });
  const paperId = (await world.request('malin', people.addPaper, { body: paperInput })).reply.id;
  const body = { title: words, words, articleId: null, paperId };
  return (await world.request('malin', people.addTraining, { body })).reply.id;
}

async function makeAction() {
  const chart = ownChart();
  await feed(world, chart, '2026-03-03');
  const rootCause = await concludedRootCause(world, chart);
  return (await openAction(world, rootCause.id)).reply;
}

const ask = (id: string, trainingId: string, personIds: string[]) =>
  world.request('malin', improvement.askTraining, {
    params: { id },
    body: { trainingId, personIds, dueOn: '2026-03-10' },
  });

const told = async () =>
  (await world.request('malin', listNotices)).reply.items.filter(({ code }) => code === 'training-not-given');

test('an action’s training reaches its people, and what came of it reaches the action', async () => {
  const { id, number } = await makeAction();
  const trainingId = await makeTraining();
  expect((await ask(id, trainingId, [wangfang])).status).toBe(200);
  await world.house.settle();
  const [given] = (await world.request('wangfang', people.listMyLearning)).reply.open;
  const params = { id: given?.id ?? '' };
  const learning = await world.request('wangfang', people.getMyLearning, { params });
  expect(learning.reply.reason).toEqual({ type: 'action', id, label: number });

  const attempt = (await world.request('wangfang', people.startAttempt, { params })).reply;
  await world.request('wangfang', people.submitAttempt, {
    params: { id: attempt.id },
    body: { answers: [{ place: 1, answer: ['true'] }] },
  });
  await world.house.settle();
  const action = await world.request('malin', improvement.getAction, { params: { id } });
  expect(action.reply.training).toMatchObject([{ personId: wangfang, outcome: 'passed', score: 100 }]);
  expect(await told()).toEqual([]);
});

test('handled twice, it gives nothing twice; what cannot be given is told to whoever asked', async () => {
  const { id } = await makeAction();
  const trainingId = await makeTraining();
  await ask(id, trainingId, [wangfang]);
  await world.house.settle();
  const payload = { number: 'CA-1', trainingId, personIds: [wangfang], dueOn: '2026-03-10' };
  const fact = (personIds: string[]) => ({
    ...{ position: 1, type: 'action.training-asked', subjectId: id, occurredAt: new Date() },
    payload: { ...payload, personIds, askedById: personNamed('malin').id },
  });
  await world.call(null, (call) => actionTraining.handle(call, [fact([wangfang])]));
  expect((await world.request('wangfang', people.listMyLearning)).reply.open).toHaveLength(1);
  expect(await told()).toEqual([]);
  const nobody = '00000000-0000-4000-8000-000000000000';
  await world.call(null, (call) => actionTraining.handle(call, [fact([nobody])]));
  expect(await told()).toMatchObject([{ params: { count: '1' }, subjectId: id }]);
});
