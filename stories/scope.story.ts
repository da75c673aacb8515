import { listComplaints } from '@tongli/contracts/complaints';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Centre, openCentre } from './centre.ts';
import { choose } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre();
});
afterAll(() => centre.close());

test('an administrator narrows a handler to a branch, and the cases of the others are gone for that handler', async () => {
  const handler = await centre.pageOf('huangjie', { language: 'en' });
  const all = await handler.request.get(`/api/v1${listComplaints.path}?limit=200`);
  const { items } = (await all.json()) as { items: { id: string; number: string; ownerName: string }[] };
  const elsewhere = items.find(({ ownerName }) => ownerName === '李伟');
  if (!elsewhere) throw new Error('李伟 has no case');
  await handler.goto(`/complaints/${elsewhere.id}`);
  await handler.getByText(elsewhere.number).first().waitFor();

  const admin = await centre.pageOf('admin', { language: 'en' });
  await admin.goto('/settings/accounts');
  await admin.getByText('黄杰').first().click();
  await choose(admin, 'Unit of role 1', 'Service centre / Technical support');
  await admin.getByRole('button', { name: 'Save', exact: true }).click();
  await admin.getByText('Complaint handler (Service centre / Technical support)').waitFor();

  await handler.reload();
  await handler.getByText('There is no such page or record').first().waitFor();
  await handler.goto('/complaints');
  await handler
    .getByRole('heading', { name: /Complaints/ })
    .first()
    .waitFor();
  await handler.waitForLoadState('networkidle');
  expect(await handler.getByText('李伟').count()).toBe(0);
});
