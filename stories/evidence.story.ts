import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import {
  acknowledgeComplaint,
  addNote,
  assignComplaint,
  lodgeForCustomer,
  recordStep,
} from '@tongli/contracts/complaints';
import { stageFile } from '@tongli/contracts/files';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { personNamed } from '../server/sample/people.ts';
import { entriesOf } from '../server/test/archive.ts';
import { by } from './asking.ts';
import { type Centre, openCentre } from './centre.ts';
import { errorsOf, field, press } from './hands.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ foundedAt: new Date('2026-03-02T02:00:00Z'), keepsPages: true });
  centre.house.startPulses();
});
afterAll(() => centre?.close());

const said = '报修三天没有人来，打 13912345678 也没有人接';
const purpose = '省通信管理局调取，文号 2026-118';

async function contract(page: Page): Promise<string> {
  const response = await page.request.post(`/api/v1${stageFile.path}?name=${encodeURIComponent('合同.txt')}`, {
    data: Buffer.from('第一条'),
    headers: { 'content-type': 'application/octet-stream' },
  });
  return ((await response.json()) as { id: string }).id;
}

async function handledCase(): Promise<{ id: string; number: string }> {
  const [agent, handler] = [await centre.pageOf('wangfang'), await centre.pageOf('liwei')];
  const lodged = await by(agent, lodgeForCustomer, {
    customer: { name: '赵先生', phone: '13800000001' },
    ...{ product: 'broadband', area: 'gaoxin', facts: said, demand: '尽快修好', channel: 'phone' },
    fileIds: [await contract(agent)],
  });
  const params = { id: lodged.id };
  await by(handler, assignComplaint, { ownerId: personNamed('liwei').id }, { params });
  const { version } = await by(handler, acknowledgeComplaint, { message: '已收到' }, { params });
  const record = {
    step: 'understand',
    facts: '三天未上门',
    demand: '修好',
    feeling: '着急',
    confirmation: '对',
  } as const;
  await by(handler, recordStep, { record, version }, { params: { ...params, step: 'understand' } });
  await by(handler, addNote, { text: '客户家中有老人' }, { params });
  return lodged;
}

test('in one click the manager has all that is on record of a case in one archive, opened and summed', async () => {
  const { id, number } = await handledCase();
  const manager = await centre.pageOf('chenjing');
  const errors = errorsOf(manager);
  await manager.goto(`/complaints/${id}?tab=evidence`);
  await field(manager, '用途', purpose);
  await press(manager, '制作证据包');
  const save = manager.getByRole('button', { name: `保存 ${number} 的证据包` });
  await save.waitFor();
  const coming = manager.waitForEvent('download');
  await save.click();
  const download = await coming;
  expect(download.suggestedFilename()).toBe(`${number}.zip`);
  const archive = await readFile(await download.path());
  await manager.getByText(createHash('sha256').update(archive).digest('hex')).waitFor();

  const entries = await entriesOf(archive);
  expect(String(entries.get('files/001-合同.txt'))).toBe('第一条');
  const page = String(entries.get('case.html'));
  for (const words of [said, purpose, '赵先生', '客户家中有老人', '三天未上门', '处理中', '家庭宽带', '记录步骤'])
    expect(page).toContain(words);
  const manifest: { purpose: string; files: { path: string; sha256: string }[] } = JSON.parse(
    String(entries.get('manifest.json')),
  );
  expect(manifest.purpose).toBe(purpose);
  for (const { path, sha256 } of manifest.files)
    expect([
      path,
      createHash('sha256')
        .update(entries.get(path) ?? '')
        .digest('hex'),
    ]).toEqual([path, sha256]);
  expect(errors).toEqual([]);
});
