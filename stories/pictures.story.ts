import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Centre, type Language, openBrowser, openCentre } from './centre.ts';
import { errorsOf } from './hands.ts';
import { pictureFault } from './pictures.ts';

let centre: Centre;
let canvas: Page;
beforeAll(async () => {
  centre = await openCentre();
  canvas = await (await openBrowser()).newPage();
});
afterAll(async () => {
  await canvas?.close();
  await centre?.close();
});

type Place = 'desk' | 'dark' | 'phone';

/** A pattern in one of its states, and what is there once it is drawn. */
type Shot = readonly [pattern: string, condition: string, ready: readonly string[]];

const one: Shot = ['list', 'one', ['text=YB-000001']];
const list: Shot = ['list', 'rows', ['text=YB-000001', 'text=YB-000012']];
const record: Shot = ['record', 'rows', ['.timeline']];
const conflict: Shot = ['form', 'conflict', ['.clash', '.attachments']];
const wrong: Shot = ['form', 'wrong', ['.form-errors', '.attachments']];

const looks: readonly [Place, Language, readonly Shot[]][] = [
  ['desk', 'zh', [list, record, conflict]],
  ['desk', 'en', [wrong]],
  ['dark', 'en', [one, record, conflict]],
  ['phone', 'zh', [one, record, conflict]],
];

async function open(place: Place, language: Language): Promise<Page> {
  const page = await centre.pageOf('admin', { language, phone: place === 'phone' });
  await page.emulateMedia({ colorScheme: place === 'dark' ? 'dark' : 'light', reducedMotion: 'reduce' });
  return page;
}

test.concurrent.each(looks)('the patterns look as they did: %s, %s', async (place, language, shots) => {
  const page = await open(place, language);
  const errors = errorsOf(page);
  const faults: (string | null)[] = [];
  for (const [pattern, condition, ready] of shots) {
    await page.goto(`/patterns/${pattern}?condition=${condition}`);
    for (const part of ready) await page.locator(part).first().waitFor();
    faults.push(await pictureFault(page, canvas, `${pattern}-${condition}-${place}-${language}`));
  }
  expect(faults.filter((fault) => fault !== null)).toEqual([]);
  expect(errors).toEqual([]);
});
