import {
  addNote,
  answerComplaint,
  type Complaint,
  type ComplaintRow,
  listComplaints,
} from '@tongli/contracts/complaints';
import { limitWarned } from '@tongli/contracts/work';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { append } from '../server/platform/events/append.ts';
import { system } from '../server/platform/permissions/actor.ts';
import { inTransaction } from '../server/sample/live.ts';
import { personNamed } from '../server/sample/people.ts';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre();
  centre.house.startPulses();
});
afterAll(() => centre?.close());

const typed = '客户要求晚上再联系';

async function send(page: Page, path: string, data: object): Promise<void> {
  const response = await page.request.post(`/api/v1${path}`, {
    data,
    headers: { 'idempotency-key': crypto.randomUUID() },
  });
  if (!response.ok()) throw new Error(`${path}: ${response.status()} ${await response.text()}`);
}

const read = async <T>(page: Page, path: string) => (await (await page.request.get(`/api/v1${path}`)).json()) as T;

/** A case that only waits for its answer. */
async function makeAnswerable(page: Page): Promise<ComplaintRow> {
  const { items } = await read<{ items: ComplaintRow[] }>(
    page,
    `${listComplaints.path}?filter[state][eq]=acknowledged`,
  );
  const [row] = items;
  if (!row) throw new Error('no case is acknowledged');
  const { version, steps } = await read<Complaint>(page, `${listComplaints.path}/${row.id}`);
  const record = { step: 'understand', facts: '三次失约', demand: '今天装好', feeling: '生气', confirmation: '是' };
  if (steps[0]?.state === 'open') {
    const data = { record, version };
    const response = await page.request.put(`/api/v1${listComplaints.path}/${row.id}/steps/understand`, { data });
    if (!response.ok()) throw new Error(await response.text());
  }
  return row;
}

/** The limit of a case nears its end: its owner is told. */
async function warnOwner(caseId: string, ownerId: string): Promise<void> {
  const now = await centre.house.floor.clock.now(centre.house.floor.db);
  const fact = { subjectType: 'complaint', kind: 'respond', dueAt: now.toISOString(), ownerId } as const;
  await inTransaction(centre.house.floor, system('test'), now, (call) => append(call, limitWarned, caseId, fact));
}

test('what a colleague does is on the page at once, through a lost connection too, and leaves alone what is being typed', async () => {
  const colleague = await centre.pageOf('chenjing');
  const page = await centre.pageOf('liwei');
  const errors = errorsOf(page);
  const { id, number } = await makeAnswerable(colleague);
  const path = (endpoint: { path: string }) => endpoint.path.replace(':id', id);

  await page.goto(`/complaints/${id}?do=note`);
  await page.getByRole('heading', { name: new RegExp(number) }).waitFor();
  const field = page.locator('textarea').first();
  await field.fill(typed);
  await send(colleague, path(answerComplaint), { text: '今晚上门，装好为止。' });
  await page.getByText('陈静：已答复客户').waitFor();
  expect(await page.getByText('今晚上门，装好为止。').count()).toBe(0);
  await page.getByRole('button', { name: '显示最新内容' }).click();
  await page.getByText('今晚上门，装好为止。').first().waitFor();
  expect(await field.inputValue()).toBe(typed);
  expect(await page.getByText('陈静：已答复客户').count()).toBe(0);

  await page.context().setOffline(true);
  await page.getByText('已断开，正在重连').waitFor();
  await send(colleague, path(addNote), { text: '已请装维班长跟进' });
  await page.context().setOffline(false);
  await page.getByText('已断开，正在重连').waitFor({ state: 'detached' });
  await page.getByText('陈静：添加了备注').waitFor();

  const bell = page.getByRole('button', { name: /未读|通知/ }).first();
  const before = await bell.getAttribute('aria-label');
  await warnOwner(id, personNamed('liwei').id);
  await expect.poll(() => bell.getAttribute('aria-label'), { timeout: 5_000 }).not.toBe(before);
  expect(errors.filter((error) => !error.includes('ERR_INTERNET_DISCONNECTED'))).toEqual([]);
});

test('the worklist says how many cases have changed, and moves only when asked', async () => {
  const colleague = await centre.pageOf('chenjing');
  const page = await centre.pageOf('liwei', { language: 'en' });
  await page.goto('/complaints');
  await page
    .getByRole('row', { name: /TS2026/ })
    .first()
    .waitFor();
  const { items } = await read<{ items: ComplaintRow[] }>(colleague, `${listComplaints.path}?limit=5`);
  await page.waitForLoadState('networkidle');
  for (const { id } of items.slice(0, 2)) await send(colleague, `${listComplaints.path}/${id}/notes`, { text: '看过' });
  const news = page.getByRole('button', { name: '2 complaints changed: show' });
  await news.click();
  await news.waitFor({ state: 'detached' });
});
