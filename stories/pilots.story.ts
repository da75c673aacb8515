import {
  closeRequest,
  getServiceProcess,
  listServiceProcesses,
  lodgeRequest,
  publishProcessDraft,
  writeProcessDraft,
} from '@tongli/contracts/requests';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { units } from '../server/sample/people.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { choose, errorsOf, field, go } from './hands.ts';
import { violations } from './pages.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ foundedAt: new Date('2026-03-02T02:00:00Z'), keepsPages: true });
});
afterAll(() => centre?.close());

const unit = (code: string) => units.find((one) => one.code === code)?.id ?? '';
const now = () => centre.house.floor.clock.now(centre.house.floor.db);
const later = async (minutes: number) => centre.house.advanceTo(new Date((await now()).getTime() + minutes * 60_000));

async function processOf(owner: Page, code: string): Promise<string> {
  const { processes } = await by(owner, listServiceProcesses);
  return processes.find((one) => one.code === code)?.id ?? '';
}

type Definition = Parameters<typeof by<typeof writeProcessDraft>>[2] extends infer Body
  ? Body extends { definition: infer D }
    ? D
    : never
  : never;

async function write(owner: Page, id: string, change: (definition: Definition) => Definition): Promise<number> {
  const params = { id };
  const { current, version } = await by(owner, getServiceProcess, null, { params });
  const definition = change(current?.definition as Definition);
  return (await by(owner, writeProcessDraft, { definition, version }, { params })).version;
}

const enquiries = (lead: Page, unitId: string, count: number) =>
  Promise.all(
    Array.from({ length: count }, () =>
      by(lead, lodgeRequest, { kind: 'enquiry', title: '合约何时到期', channel: 'phone', unitId }),
    ),
  );
const close = async (lead: Page, requests: readonly { id: string }[]) => {
  for (const { id } of requests)
    await by(lead, closeRequest, { outcome: 'done', reason: '已答复' }, { params: { id } });
};

test('a pilot is told from chance beside its control, rolled out, and what still runs is moved to the next version after a look', async () => {
  const owner = await centre.pageOf('chenjing');
  const errors = errorsOf(owner);
  const id = await processOf(owner, 'enquiry');
  const params = { id };
  const drafted = await write(owner, id, (one) => ({
    ...one,
    steps: one.steps.map((step) => ({ ...step, limit: { ...step.limit, amount: step.limit.amount + 5 } })),
  }));
  const untilAt = new Date((await now()).getTime() + 7 * 86_400_000).toISOString();
  const pilot = { unitIds: [unit('hotline-day')], untilAt };
  await by(owner, publishProcessDraft, { note: '先查再答', pilot, version: drafted }, { params });
  const [piloted, usual] = [
    await enquiries(owner, unit('hotline-day'), 12),
    await enquiries(owner, unit('hotline-evening'), 12),
  ];
  for (const at of [0, 4, 8]) {
    await later(3);
    await close(owner, piloted.slice(at, at + 4));
  }
  await later(10);
  for (const at of [0, 4, 8]) {
    await later(4);
    await close(owner, usual.slice(at, at + 4));
  }
  const open = await enquiries(owner, unit('hotline-day'), 2);

  await go(owner, `/settings/processes/${id}?tab=pilots`);
  const row = (name: string) => owner.getByRole('row', { name: new RegExp(`^${name}`) });
  await row('办结用时').getByText('试点更好').waitFor();
  expect(await row('办结用时').textContent()).toMatch(/6 分钟（12 件）27 分钟（12 件）.*< 0\.001/);
  // What nobody can know from a dozen is not claimed.
  await row('按时率').getByText('数据不足').waitFor();
  await row('按时率')
    .getByText(/还差：试点 [\d,]+ 件/)
    .waitFor();
  await row('步骤用时：记录并答复').waitFor();
  expect(await violations(owner)).toEqual([]);
  await owner.getByRole('button', { name: /^推\s?广$/ }).click();
  await owner.getByRole('dialog').getByRole('textbox').fill('答复快了一刻钟');
  await owner
    .getByRole('dialog')
    .getByRole('button', { name: /^推\s?广$/ })
    .click();
  await owner.getByText('现行规定：第 2 版').waitFor();

  // The first step is another one from now on; two enquiries stand at the one that was.
  const next = await write(owner, id, (one) => {
    const [first, ...others] = one.steps;
    return {
      ...one,
      steps: [
        { ...first, key: 'take-up', name: { zh: '接听并登记', en: 'Take up' } } as (typeof one.steps)[number],
        ...others.map((step) => ({ ...step, back: [] })),
      ],
    };
  });
  await by(owner, publishProcessDraft, { note: '登记改名', pilot: null, version: next }, { params });
  await owner.goto(`/settings/processes/${id}?tab=cases`);
  await owner.getByText('转到第 3 版').waitFor();
  await owner.getByRole('button', { name: /^预\s?览$/ }).click();
  await owner.getByText('共 2 件，显示 2 件').waitFor();
  await owner.getByText('待选择').first().waitFor();
  await choose(owner, '步骤“记录并答复”转到', '接听并登记');
  await owner.getByText('待选择').first().waitFor({ state: 'detached' });
  await field(owner, '转移原因', '统一登记');
  await owner.getByRole('button', { name: /^转\s?移$/ }).click();
  await owner.getByText('已转移 2 件').waitFor();
  await go(owner, `/requests/${open[0]?.id}`);
  await owner.getByText('接听并登记').first().waitFor();
  expect(errors).toEqual([]);
});
