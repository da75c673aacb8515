import * as contract from '@tongli/contracts/improvement';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { units } from '../../sample/people.ts';
import { openWorld, type World } from '../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const opening = {
  title: '家庭宽带提速包',
  kind: 'product' as const,
  content: '每月加十元提到千兆',
  product: 'broadband',
  plannedOn: '2026-04-01',
};
const forecast = { low: 5, expected: 8, high: 12 };

test('nothing new goes live without its four checks, each confirmed by another', async () => {
  const { id, checks } = (await world.request('malin', contract.openLaunch, { body: opening })).reply;
  expect(checks.map(({ kind, met }) => [kind, met])).toEqual(
    contract.launchCheckKind.options.map((kind) => [kind, false]),
  );
  const record = (kind: contract.LaunchCheckKind, body: object = {}) =>
    world.request('malin', contract.recordLaunchCheck, { params: { id, kind }, body: { note: '见附件', ...body } });
  const confirm = (as: string, kind: contract.LaunchCheckKind) =>
    world.request(as, contract.confirmLaunchCheck, { params: { id, kind } });
  expect((await record('forecast')).problem.code).toBe('forecast-missing');
  expect((await confirm('chenjing', 'forecast')).problem.code).toBe('check-not-laid-down');
  expect((await record('forecast', { forecast })).reply.forecast).toEqual(forecast);
  expect((await record('quiz', { trainingId: crypto.randomUUID() })).problem.code).toBe('no-such-training');
  await record('wording');
  await record('remedy');
  expect((await confirm('malin', 'wording')).problem.code).toBe('own-check');
  for (const kind of ['forecast', 'wording', 'remedy'] as const) await confirm('chenjing', kind);
  const checked = (await world.request('chenjing', contract.getLaunch, { params: { id } })).reply;
  expect(checked.checksMet).toBe(3);
  const live = await world.request('chenjing', contract.goLive, { params: { id }, body: { version: checked.version } });
  expect(live.problem).toMatchObject({ code: 'launch-unchecked', params: { missing: 'quiz' } });
  const again = (await record('wording')).reply;
  expect(again.checks.find(({ kind }) => kind === 'wording')).toMatchObject({ confirmedAt: null, met: false });
  const body = { reason: '明年再说', version: again.version };
  const withdrawn = await world.request('chenjing', contract.withdrawLaunch, { params: { id }, body });
  expect(withdrawn.reply).toMatchObject({ state: 'withdrawn', actions: { record: { refusal: 'launch-over' } } });
  expect((await world.request('wangfang', contract.listLaunches)).status).toBe(403);
});

test('a change shows the weakest link of each team, round by round', async () => {
  const body = { title: '装机改约统一做法', content: '客服直接改约,不再转三个电话' };
  const { id } = (await world.request('malin', contract.openChange, { body })).reply;
  const [team = '', other = ''] = units.map((unit) => unit.id).slice(1);
  const scores = { awareness: 4, desire: 2.8, knowledge: 2, ability: 3, reinforcement: 3 };
  const score = (unitId: string, given: object, scoredOn = '2026-03-01') =>
    world.request('malin', contract.scoreChange, {
      params: { id },
      body: { unitId, scoredOn, people: 10, scores: { ...scores, ...given } },
    });
  expect((await score(team, {})).reply.teams).toMatchObject([{ weakest: 'desire', barrier: true }]);
  expect((await score(team, {}, '2030-01-01')).problem.code).toBe('done-in-future');
  await score(other, { desire: 4, knowledge: 3.5, ability: 3.2, reinforcement: 3.4 });
  const { reply } = await score(team, { desire: 3.6, knowledge: 3.5 }, '2026-03-02');
  expect(reply.teams.find(({ unitId }) => unitId === team)).toMatchObject({ weakest: 'ability', rounds: [{}, {}] });
  expect(reply).toMatchObject({ teamCount: 2, weakest: 'ability', barrier: true, overall: { ability: 3.1 } });
});
