import * as contract from '@tongli/contracts/people';
import { listTasks } from '@tongli/contracts/work';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { personNamed } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';
import type { PeopleTables } from './index.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const said = (zh: string) => ({ zh, en: '' });
const trueFalse = (topic: string, zh: string): contract.QuestionContent => ({
  ...{ kind: 'true-false', topic, text: said(zh), accepted: [], explanation: said('因为如此') },
  options: ['true', 'false'].map((id) => ({ id, text: said(''), right: id === 'true' })),
});
const part = { kind: null, topic: '', questionIds: [], count: 4, points: 5 };
const paperInput = { title: said('投诉处理'), parts: [part], passPercent: 75, minutes: 20, retakes: 2 };

async function makeTraining(paper: Partial<contract.PaperContent> | null = {}) {
  for (let index = 0; index < 6; index++)
    await world.request('malin', contract.addQuestion, { body: trueFalse('投诉', `第 ${index} 题`) });
  const added =
    paper && (await world.request('malin', contract.addPaper, { body: { ...paperInput, ...paper } })).reply.id;
  const body = { title: said('投诉处理要点'), words: said('先听，再说。'), articleId: null, paperId: added };
  return (await world.request('malin', contract.addTraining, { body })).reply;
}

const wangfang = personNamed('wangfang').id;

async function give(training: contract.Training, dueOn = '2026-03-10') {
  const body = { personIds: [wangfang], dueOn };
  const given = await world.request('luping', contract.assignTraining, { params: { id: training.id }, body });
  expect(given.status).toBe(200);
  return own();
}

async function own() {
  const { open, ended } = (await world.request('wangfang', contract.listMyLearning)).reply;
  const [one] = [...open, ...ended];
  return one as contract.LearningRow;
}

const start = async (id: string) => (await world.request('wangfang', contract.startAttempt, { params: { id } })).reply;
/** So many answers right, the others wrong. */
const answers = (right: number) =>
  [1, 2, 3, 4].map((place) => ({ place, answer: [place <= right ? 'true' : 'false'] }));
const submit = (id: string, right: number) =>
  world.request('wangfang', contract.submitAttempt, { params: { id }, body: { answers: answers(right) } });
const save = (id: string, right: number) =>
  world.request('wangfang', contract.saveAnswers, { params: { id }, body: { answers: answers(right) } });

const taskOf = async () =>
  (await world.request('wangfang', listTasks, { query: { 'filter[ownerId][eq]': wangfang } })).reply.items[0];

const later = async (minutes: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + minutes * 60_000));

test('a training is given, its exam taken and passed, and the task is done', async () => {
  const learning = await give(await makeTraining());
  expect(learning).toMatchObject({ state: 'assigned', hasExam: true, triesLeft: 3, overdue: false });
  expect(await taskOf()).toMatchObject({ state: 'open', subject: { type: 'learning', id: learning.id } });
  const attempt = await start(learning.id);
  expect(attempt).toMatchObject({ number: 1, of: 20, passPercent: 75, closedAt: null });
  expect(attempt.items.map(({ result }) => result)).toEqual([null, null, null, null]);
  expect(JSON.stringify(attempt)).not.toMatch(/right|accepted/);
  expect(attempt.deadlineAt).toBe(new Date((await world.now()).getTime() + 20 * 60_000).toISOString());
  expect((await start(learning.id)).id).toBe(attempt.id);
  expect((await save(attempt.id, 2)).status).toBe(200);
  const { reply } = await submit(attempt.id, 3);
  expect(reply).toMatchObject({ ending: 'submitted', points: 15, percent: 75, passed: true });
  expect(reply.items[3]?.result).toEqual({ awarded: 0, right: ['true'], explanation: said('因为如此') });
  expect(await own()).toMatchObject({ state: 'passed', percent: 75 });
  expect(await taskOf()).toMatchObject({ state: 'done' });
});

test('nothing tells what was right while there is another try; after the last one it has failed', async () => {
  const learning = await give(await makeTraining());
  const first = await submit((await start(learning.id)).id, 0);
  expect(first.reply).toMatchObject({ passed: false, triesLeft: 2 });
  expect(first.reply.items[0]?.result).toEqual({ awarded: 0, right: null, explanation: null });
  await submit((await start(learning.id)).id, 1);
  const last = await submit((await start(learning.id)).id, 2);
  expect(last.reply).toMatchObject({ number: 3, passed: false, triesLeft: 0 });
  expect(last.reply.items[3]?.result?.right).toEqual(['true']);
  expect(await own()).toMatchObject({ state: 'failed', percent: 50 });
  const again = await world.request('wangfang', contract.startAttempt, { params: { id: learning.id } });
  expect(again.problem.code).toBe('training-ended');
});

test('the server’s clock ends it with what was saved; what comes late does not count', async () => {
  const learning = await give(await makeTraining({ retakes: 0 }));
  const attempt = await start(learning.id);
  await later(19);
  await save(attempt.id, 3);
  await later(1);
  const late = await submit(attempt.id, 4);
  expect(late.reply).toMatchObject({ ending: 'time-up', percent: 75, passed: true });
  const tooLate = await save(attempt.id, 0);
  expect(tooLate.problem.code).toBe('time-up');
});

test('who walks away is closed by the clock', async () => {
  const learning = await give(await makeTraining());
  const attempt = await start(learning.id);
  await save(attempt.id, 1);
  await later(60);
  const read = (await world.request('wangfang', contract.getAttempt, { params: { id: attempt.id } })).reply;
  expect(read).toMatchObject({ ending: 'time-up', percent: 25, closedAt: attempt.deadlineAt });
  expect(await own()).toMatchObject({ state: 'assigned', triesLeft: 2 });
});

test('a result is never changed, whatever becomes of the question', async () => {
  const training = await makeTraining({ parts: [{ ...part, count: 6, points: 1 }] });
  const learning = await give(training);
  const attempt = await start(learning.id);
  const [question] = (await world.request('malin', contract.listQuestions)).reply.items;
  if (!question) throw new Error('no question');
  const { id, version } = question;
  const wrong = { ...trueFalse('投诉', '换了'), retired: true, version };
  wrong.options = wrong.options.map((option) => ({ ...option, right: !option.right }));
  expect((await world.request('malin', contract.changeQuestion, { params: { id }, body: wrong })).status).toBe(200);
  const all = [1, 2, 3, 4, 5, 6].map((place) => ({ place, answer: ['true'] }));
  const params = { id: attempt.id };
  const { reply } = await world.request('wangfang', contract.submitAttempt, { params, body: { answers: all } });
  expect(reply).toMatchObject({ percent: 100 });
  expect(reply.items.map(({ text }) => text.zh)).not.toContain('换了');
  const db = world.house.floor.db.withTables<PeopleTables>();
  await expect(db.updateTable('people.attempt').set({ percent: 1 }).execute()).rejects.toThrow('never changed');
  await expect(db.deleteFrom('people.attempt_item').execute()).rejects.toThrow('never changed');
});

test('results tell how hard each question was, of first attempts', async () => {
  const training = await makeTraining({ parts: [{ ...part, count: 6 }] });
  const learning = await give(training);
  await submit((await start(learning.id)).id, 2);
  await submit((await start(learning.id)).id, 4);
  const params = { id: training.id };
  const { reply } = await world.request('luping', contract.getTrainingResults, { params });
  expect(reply).toMatchObject({ taken: 1, passedAtFirst: 0 });
  expect(reply.meanPercent).toBeCloseTo(100 / 3);
  expect(reply.items.map(({ facility }) => facility)).toEqual([0, 0, 0, 0, 1, 1]);
});

test('without an exam, reading is enough; what one has open is not given twice; taken back, it is gone', async () => {
  const training = await makeTraining(null);
  const learning = await give(training);
  const params = { id: training.id };
  const again = await world.request('malin', contract.assignTraining, {
    params,
    body: { personIds: [wangfang, personNamed('liwei').id], dueOn: '2026-03-10' },
  });
  expect(again.reply.assigned).toEqual([personNamed('liwei').id]);
  const read = await world.request('wangfang', contract.readTraining, { params: { id: learning.id } });
  expect(read.reply).toMatchObject({ state: 'passed', words: { zh: '先听，再说。' } });
  const query = { 'filter[state][eq]': 'assigned' };
  const [other] = (await world.request('malin', contract.listAssignments, { query })).reply.items;
  expect(other).toMatchObject({ personName: '李伟', assignedByName: '马琳' });
  const withdrawn = await world.request('malin', contract.withdrawAssignment, { params: { id: other?.id ?? '' } });
  expect(withdrawn.status).toBe(200);
  expect((await world.request('liwei', contract.listMyLearning)).reply).toEqual({ open: [], ended: [] });
});

test('nobody reads what is somebody else’s, and a paper asks for no more than there is', async () => {
  const learning = await give(await makeTraining());
  const { id } = await start(learning.id);
  expect((await world.request('liwei', contract.getAttempt, { params: { id } })).status).toBe(404);
  expect((await world.request('liwei', contract.getMyLearning, { params: { id: learning.id } })).status).toBe(404);
  expect((await world.request('wangfang', contract.listQuestions)).status).toBe(403);
  const body = { ...paperInput, parts: [part, { ...part, count: 3 }] };
  const short = await world.request('malin', contract.addPaper, { body });
  expect(short.problem.errors[0] ?? short.problem).toMatchObject({ code: 'too-few-questions' });
});
