import type { ConsoleMessage, Locator, Page } from 'playwright-core';
import { settled } from './settled.ts';

/** Errors that the page itself reports; a story ends with none. */
export function errorsOf(page: Page): string[] {
  const errors: string[] = [];
  hearErrors(page, errors);
  return errors;
}

/** Adds what the page reports to `errors`, until it is ended. */
export function hearErrors(page: Page, errors: string[]): { end(): void } {
  const thrown = (error: Error) => void errors.push(error.message);
  const said = (message: ConsoleMessage) => {
    if (message.type() === 'error') errors.push(`${message.text()} ${message.location().url}`);
  };
  page.on('pageerror', thrown).on('console', said);
  return { end: () => void page.off('pageerror', thrown).off('console', said) };
}

/** What stands in the frame is not taken for what comes. */
const leave = (to: string) => {
  const shown = document.querySelector('.frame-page');
  if (!shown) return false;
  for (const part of shown.children) part.setAttribute('data-left', '');
  window.history.pushState({}, '', to);
  return true;
};

const isLeft = () => document.querySelector('.frame-page > [data-left]') === null;

/** An address that no page has: whatever was there is gone once it says so. */
const nowhere = '/nowhere-in-between';

/**
 * Goes to a page as a person does, by the frame's own navigation; a page that is not yet loaded is loaded. What was there before has gone
 * when it comes back.
 */
export async function go(page: Page, path: string): Promise<void> {
  if (page.url() === 'about:blank' || !(await page.evaluate(leave, nowhere))) {
    await page.goto(path);
    return;
  }
  await page.waitForFunction(isLeft);
  await page.evaluate(leave, path);
  await page.waitForFunction(isLeft);
}

/** Types into the field of this label. */
export async function field(page: Page, label: string, text: string): Promise<void> {
  await settled(page);
  await page.getByLabel(label).first().fill(text);
}

/** Presses the button, or follows the link, of this name. */
export async function press(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.getByRole('button', { name }).or(page.getByRole('link', { name })).first().click();
}

/** The last button of that name: a panel's own, when the page's header has one that opened it. */
export async function clickThrough(page: Page, name: string): Promise<void> {
  await settled(page);
  await page.getByRole('button', { name, exact: true }).last().click();
}

/** Picks an option, whether the field offers it as radios, as chips or as a list to open. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await settled(page);
  const group = page.getByRole('radiogroup', { name: label }).or(page.getByRole('group', { name: label }));
  const list = page.getByRole('combobox', { name: label });
  await group.or(list).first().waitFor();
  if ((await list.count()) > 0) await pickFromList(page, list.first(), option);
  else await group.first().getByRole('radio', { name: option, exact: true }).check();
}

async function pickFromList(page: Page, list: Locator, option: string): Promise<void> {
  await list.click();
  if (await list.isEditable()) await list.fill(option);
  await page.locator('.ant-select-item-option:visible').filter({ hasText: option }).first().click();
}

/** The four steps that a handler cannot do without, in the words of one case. */
export async function recordFirstFourSteps(page: Page): Promise<void> {
  await field(page, '核实的事实', '三次预约均未上门');
  await field(page, '确认的要求', '今晚七点前装好');
  await field(page, '客户的感受', '生气、觉得被爽约');
  await field(page, '客户的确认', '对,就是这样');
  await press(page, '保存第 1 步');
  await field(page, '作出的解释', '装机单派给了新的代维单位,漏派了时段');
  await choose(page, '客户是否接受', '接受');
  await press(page, '保存第 2 步');
  await field(page, '提供的办法', '今晚上门;或明早第一单');
  await press(page, '保存第 3 步');
  await field(page, '作出的承诺', '今晚七点上门');
  await choose(page, '承诺的负责人', '黄杰');
  await field(page, '完成日期', '2026-03-03');
  await page.keyboard.press('Enter');
  await choose(page, '兑现情况', '已兑现');
  await press(page, '保存第 4 步');
}
