import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/outreach';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeSurvey, surveyInput } from '../../test/outreach-aims.ts';
import { openWorld, type World } from '../../test/world.ts';
import { invite, noteSurveySent, type OutreachTables, surveyToken } from './index.ts';
import { isDrawn, lotOf } from './invitation/answer.ts';

let world: World;
let survey: string;
const one = () => ({ params: { id: survey } });
const get = async () => (await world.request('malin', contract.getSurvey, one())).reply;

beforeAll(async () => {
  world = await openWorld();
  survey = await makeSurvey(world);
  const body = { ...surveyInput, samplePercent: 40, version: 1 };
  await world.request('malin', contract.changeSurvey, { ...one(), body });
  await world.request('malin', contract.useSurvey, { ...one(), body: { version: 2 } });
});
afterAll(() => world.close());

/** So many cases are closed, of customers of their own; who of them was asked is given back. */
async function close(cases: number): Promise<string[]> {
  const { projectId } = await get();
  return world.call(null, async (call) => {
    const tokens: string[] = [];
    for (let at = 0; at < cases; at++) {
      const subject = { type: 'complaint', id: randomUUID(), label: `TS-${at}` };
      const asked = await invite(call, { projectId, unitId: null, customerId: randomUUID(), ownerId: null, subject });
      if (!asked) continue;
      await noteSurveySent(call, asked.invitationId);
      tokens.push(surveyToken(call.keyring, asked.invitationId));
    }
    return tokens;
  });
}

async function answer(tokens: readonly string[], answersOf: (at: number) => contract.SurveyAnswers) {
  for (const [at, token] of tokens.entries()) {
    const body = { answers: answersOf(at) };
    const { status } = await world.request(null, contract.answerSurvey, { params: { token }, body });
    expect(status).toBe(200);
  }
}

const addWave = (name: string, from: string, to: string, username = 'malin') =>
  world.request(username, contract.addWave, { ...one(), body: { name, from, to } });

test('a share of closed cases is drawn, on record for anybody to draw again; what they say has themes; waves are compared', async () => {
  const first = await close(120);
  const rows = await world.house.floor.db
    .withTables<OutreachTables>()
    .selectFrom('outreach.invitation')
    .selectAll()
    .execute();
  for (const row of rows) {
    expect(row.draw).toBe(lotOf(survey, row.subject_id));
    expect(row.held).toBe(isDrawn(row.draw ?? -1, 40) ? null : 'sample');
  }
  expect(first.length).toBeGreaterThan(25);
  expect(first.length).toBeLessThan(72);
  const low = (at: number) => ({ csat: '1', why: at % 2 ? '师傅迟到，电话13912345678' : '退款一直不到账', nps: '0' });
  await answer(first, low);

  const results = (await world.request('malin', contract.getSurveyResults, one())).reply;
  const drawn = first.length;
  expect(results).toMatchObject({
    held: { sample: 120 - drawn, rest: 0, refused: 0 },
    sampling: { closed: 120, drawn, sent: drawn, answered: drawn },
    themes: { texts: drawn, rest: 0 },
  });
  expect(results.sampling.error).toBeGreaterThan(0);
  const late = results.themes.themes.find(({ words }) => words.includes('师傅'));
  expect(late).toMatchObject({ times: Math.floor(drawn / 2), low: Math.floor(drawn / 2), csat: { value: 0 } });
  expect(late?.quotes).toHaveLength(3);
  expect(JSON.stringify(results)).not.toContain('13912345678');

  await world.house.advanceTo(new Date('2026-04-01T02:00:00Z'));
  await answer(await close(120), () => ({ csat: '5', nps: '0' }));
  expect((await addWave('一季度', '2026-03-01', '2026-03-31')).status).toBe(200);
  expect((await addWave('重叠', '2026-03-31', '2026-04-02')).problem).toMatchObject({ code: 'wave-overlaps' });
  expect((await addWave('倒着', '2026-04-30', '2026-04-01')).problem).toMatchObject({ code: 'from-after-to' });
  expect((await addWave('不是我的事', '2026-05-01', '2026-05-02', 'liwei')).status).toBe(403);
  const second = (await addWave('二季度', '2026-04-01', '2026-06-30')).reply.id;
  const { waves, add } = (await world.request('malin', contract.listWaves, one())).reply;
  expect(add.allowed).toBe(true);
  expect(waves).toMatchObject([
    { id: second, name: '二季度', running: true, csat: { value: 1 } },
    { name: '一季度', running: false, csat: { value: 0 }, changes: null },
  ]);
  expect(waves[0]?.changes).toMatchObject([
    { scale: 'csat', verdict: 'higher', difference: { value: 1 } },
    { scale: 'nps', verdict: 'not-shown', difference: { value: 0 } },
  ]);
});

test('a question that is worded otherwise is not compared; a wave is removed, and what was asked stays', async () => {
  const { content, version } = await get();
  const questions = content.questions.map((question) =>
    question.kind === 'csat' ? { ...question, text: { zh: '办得好吗？', en: 'Well done?' } } : question,
  );
  await world.request('malin', contract.changeSurvey, { ...one(), body: { ...content, questions, version } });
  await world.house.advanceTo(new Date('2026-07-01T02:00:00Z'));
  await answer(await close(60), () => ({ csat: '5', nps: '0' }));
  const third = (await addWave('三季度', '2026-07-01', '2026-07-31')).reply.id;
  const list = async () => (await world.request('malin', contract.listWaves, one())).reply.waves;
  expect((await list())[0]?.changes).toMatchObject([
    { scale: 'csat', verdict: 'asked-differently', difference: null },
    { scale: 'nps', verdict: 'not-shown' },
  ]);
  const { sent } = await get();
  expect((await world.request('malin', contract.removeWave, { params: { id: third } })).status).toBe(200);
  expect((await list()).map(({ name }) => name)).toEqual(['二季度', '一季度']);
  expect((await get()).sent).toBe(sent);
});
