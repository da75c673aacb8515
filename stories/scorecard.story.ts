import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre();
});
afterAll(() => centre?.close());

/** Follows links one after another, and counts. */
function clicking(page: Page) {
  let clicks = 0;
  return {
    async link(within: string, place = 0): Promise<void> {
      clicks += 1;
      const link = page.getByRole('table', { name: within }).getByRole('link').nth(place);
      const address = await link.getAttribute('href');
      await link.click();
      await page.waitForURL((url) => `${url.pathname}${url.search}` === address);
    },
    get clicks() {
      return clicks;
    },
  };
}

test('from the four centres to a case in three clicks; from the whole by a team and somebody of it to a case in three', async () => {
  const page = await centre.pageOf('chenjing');
  const errors = errorsOf(page);
  await page.goto('/results/scorecard?vs=weeks');
  await page.getByRole('link', { name: '按时答复率', exact: true }).click();
  await page.getByRole('heading', { name: '按时答复率', exact: true }).waitFor();
  const card = page.url();
  const first = clicking(page);
  await first.link('分解');
  await page.getByRole('heading', { name: /^按时答复率 · / }).waitFor();
  await first.link('背后的案件');
  await page.getByRole('heading', { name: /TS/ }).first().waitFor();
  expect(1 + first.clicks).toBe(3);

  await page.goto(card);
  const second = clicking(page);
  await second.link('分解');
  // What is shown until the team's own numbers have come is still that of the whole.
  await page.getByRole('columnheader', { name: '人员' }).waitFor();
  await second.link('分解');
  await page.getByRole('columnheader', { name: '产品' }).waitFor();
  await second.link('背后的案件');
  await page.getByRole('heading', { name: /TS/ }).first().waitFor();
  expect(second.clicks).toBe(3);
  expect(errors).toEqual([]);
});
