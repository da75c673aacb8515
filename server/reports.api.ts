import { Readable } from 'node:stream';
import * as contract from '@tongli/contracts/measures';
import { sql } from 'kysely';
import { extractText, getDocumentProxy } from 'unpdf';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openDatabase } from './platform/database/database.ts';
import { runWaitingJobs } from './platform/jobs/runner.ts';
import { openMailer } from './platform/mail/index.ts';
import { tableBounds } from './platform/tabular/bounds.ts';
import { readWorkbookRows } from './platform/tabular/workbook/reader.ts';
import { personNamed, projectId } from './sample/people.ts';
import { lodgeFebruary } from './test/february.ts';
import { type MailServer, openMailServer, readLetter } from './test/mail-server.ts';
import { openWorld, type World } from './test/world.ts';
import { jobs } from './wiring.ts';

let world: World;
let mail: MailServer;
beforeAll(async () => {
  mail = await openMailServer();
  world = await openWorld({ mail: openMailer({ url: mail.url, from: 'reports@example.cn' }) });
  await world.call(null, lodgeFebruary);
  await world.house.settle();
}, 60_000);
afterAll(async () => {
  await world.close();
  await mail.close();
});

const written = {
  title: { zh: '二月投诉', en: 'Complaints of February' },
  ...{ unitId: null, period: 'month' as const, rows: 'week' as const, compared: true, charted: true },
  indicators: ['complaints-per-day', 'on-time-rate', 'days-to-close'],
};
const add = async (change: object = {}) =>
  (
    await world.request('malin', contract.addReport, {
      body: { ...written, indicators: [...written.indicators], ...change },
    })
  ).reply;
const runOf = async (id: string, day: string | null = null, as = 'malin') =>
  world.request(as, contract.runReport, { params: { id }, body: { on: day } });

/** The bytes of a file, which no reply of JSON is. */
async function fileOf(id: string, format: string, as = 'malin'): Promise<Buffer> {
  const { cookie } = await signedIn(as);
  const response = await world.house.app.inject({
    url: `/api/v1/report-runs/${id}/file?format=${format}&language=zh`,
    headers: { cookie },
  });
  expect(response.statusCode).toBe(200);
  return response.rawPayload;
}

async function signedIn(as: string) {
  const { startSession } = await import('./modules/access/index.ts');
  return { cookie: `tongli_session=${await world.call(as, (call) => startSession(call, personNamed(as).id))}` };
}

/** What SQL makes of the sums of days: rounded as numbers are told. */
async function bySql(from: string, to: string) {
  const { rows } = await world.call(null, ({ tx }) =>
    sql<{ perDay: string; onTime: string; days: string }>`
      select round(sum(sum) filter (where measure = 'lodged') / (${to}::date - ${from}::date + 1), 2)::float8::text as "perDay",
        round(100 * sum(sum) filter (where measure = 'closed-on-time') / sum(sum) filter (where measure = 'timed'), 2)::float8::text as "onTime",
        round(sum(sum) filter (where measure = 'days-to-close') / sum(sum) filter (where measure = 'dated'), 2)::float8::text as days
      from measures.day_sum where cut = 'place' and key = '' and day between ${from}::date and ${to}::date`.execute(tx),
  );
  return [rows[0]?.perDay, rows[0]?.onTime, rows[0]?.days];
}

async function sheetOf(workbook: Buffer): Promise<string[][]> {
  const rows: string[][] = [];
  for await (const { cells } of await readWorkbookRows(Readable.from([workbook]), tableBounds)) rows.push([...cells]);
  return rows;
}

const textOf = async (pdf: Buffer) =>
  (await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })).text.replaceAll(/\s+/g, ' ');

test('a report says what SQL counts, to the last digit, as workbook, on paper and as CSV', async () => {
  const report = await add();
  const { reply: run } = await runOf(report.id);
  expect(run.result).toMatchObject({ from: '2026-02-01', to: '2026-02-28', gaps: [], left: 0 });
  const whole = await bySql('2026-02-01', '2026-02-28');
  expect(run.result.indicators.map(({ told }) => String(told))).toEqual(whole);
  const weeks = [
    ['2026-02-01', '2026-02-01'],
    ['2026-02-02', '2026-02-08'],
    ['2026-02-09', '2026-02-15'],
    ['2026-02-16', '2026-02-22'],
    ['2026-02-23', '2026-02-28'],
  ] as const;
  const byWeek = await Promise.all(weeks.map(([from, to]) => bySql(from, to)));
  expect(run.result.lines.map(({ cells }) => cells.map(({ told }) => String(told)))).toEqual(byWeek);

  const pdf = await textOf(await fileOf(run.id, 'pdf'));
  const csv = (await fileOf(run.id, 'csv')).toString('utf8');
  for (const [at, [from, to]] of weeks.entries()) {
    const name = from === to ? from : `${from} – ${to}`;
    expect(pdf).toContain([name, ...(byWeek[at] ?? [])].join(' '));
    expect(csv).toContain([name, ...(byWeek[at] ?? [])].join(','));
  }
  const sheet = await sheetOf(await fileOf(run.id, 'xlsx'));
  const numbers = sheet.filter((cells) =>
    ['日投诉量', '按时办结率', '结案时长'].some((name) => cells[0]?.startsWith(name)),
  );
  for (const [place, one] of run.result.indicators.entries()) {
    const row = sheet.find((cells) => cells[0] === one.name.zh) ?? [];
    expect(row[2]).toBe(whole[place]);
    expect(pdf).toContain(`${one.name.zh} ${row[1]} ${whole[place]}`);
  }
  expect(numbers.length).toBeGreaterThan(0);
});

test('what was told stays as it was, whatever is counted or written later', async () => {
  const report = await add();
  const { reply: run } = await runOf(report.id, '2026-03-02');
  expect(run.result.gaps).toEqual([{ reason: 'period-not-over', indicator: null }]);
  await world.request('malin', contract.changeReport, {
    params: { id: report.id },
    body: { ...written, indicators: ['days-to-close'], rows: 'none', version: report.version },
  });
  const { reply: again } = await world.request('malin', contract.getReportRun, { params: { id: run.id } });
  expect(again.result).toEqual(run.result);
  const { reply: past } = await runOf(report.id, '2026-02-14');
  expect(past.result).toMatchObject({ from: '2026-02-01', to: '2026-02-28', lines: [] });
  const { reply: listed } = await world.request('malin', contract.listReportRuns, { params: { id: report.id } });
  expect(listed.runs.map(({ id }) => id).toSorted()).toEqual([run.id, past.id].toSorted());
});

test('parts of a place add up to it, and a day to its hours', async () => {
  const body = { ...written, indicators: ['complaints-per-day'], charted: false, projectId };
  const told = async (change: object) =>
    (
      await world.request('malin', contract.previewReport, {
        body: { ...body, ...change, on: '2026-02-19' } as never,
      })
    ).reply;
  const byProduct = await told({ rows: 'product' });
  expect(byProduct.lines.map(({ name }) => name.zh)).toContain('家庭宽带');
  const sum = byProduct.lines.reduce((total, { cells }) => total + (cells[0]?.count ?? 0), 0);
  expect(sum).toBe(byProduct.indicators[0]?.count);
  const day = await told({ period: 'day', rows: 'hour' });
  expect(day.lines).toHaveLength(24);
  expect(day.before).toEqual({ from: '2026-02-12', to: '2026-02-12' });
});

test('what cannot be told says which field, why and what would do', async () => {
  const refused = async (change: object) =>
    (await world.request('malin', contract.addReport, { body: { ...written, ...change } as never })).problem;
  expect(await refused({ rows: 'hour' })).toMatchObject({
    errors: [{ code: 'rows-unfit', field: 'body.rows' }],
  });
  expect(await refused({ indicators: ['nothing'] })).toMatchObject({ errors: [{ code: 'unknown-indicator' }] });
  expect((await world.request('liwei', contract.addReport, { body: { ...written, indicators: ['nps'] } })).status).toBe(
    403,
  );
});

const morning = { cadence: { every: 'working-day' }, minute: 450, language: 'zh' } as const;
const schedule = (id: string, version: number, recipients: { personId: string; address: string }[]) =>
  world.request('malin', contract.scheduleReport, {
    params: { id },
    body: { schedule: { ...morning, recipients }, version },
  });

async function send(): Promise<void> {
  const { pool, close } = openDatabase(world.url, { connections: 2 });
  await runWaitingJobs(world.house.floor, pool, jobs);
  await close();
}

test('each working day at 07:30 the report is in the mail, once, with the numbers of the page', async () => {
  const report = await add({ period: 'day', rows: 'product', charted: false });
  const manager = { personId: personNamed('chenjing').id, address: 'chenjing@example.cn' };
  const stranger = { personId: personNamed('wangfang').id, address: 'wangfang@example.cn' };
  expect((await schedule(report.id, report.version, [stranger])).problem).toMatchObject({
    errors: [{ code: 'recipient-may-not', field: 'body.schedule.recipients.0.personId' }],
  });
  const { reply } = await schedule(report.id, report.version, [manager]);
  expect(reply.schedule).toMatchObject({ nextAt: '2026-03-02T23:30:00.000Z', recipients: [manager] });

  mail.answer = 451;
  await world.house.advanceTo(new Date('2026-03-02T23:40:00Z'));
  await send();
  const runs = async () =>
    (await world.request('malin', contract.listReportRuns, { params: { id: report.id } })).reply.runs;
  const [first] = await runs();
  const read = async () =>
    (await world.request('malin', contract.getReportRun, { params: { id: first?.id ?? '' } })).reply;
  expect((await read()).deliveries).toMatchObject([{ state: 'waiting', attempts: 1, problem: 'mail-later' }]);

  mail.answer = null;
  await sql`update graphile_worker._private_jobs set run_at = 'epoch'`.execute(world.house.floor.db);
  await send();
  await send();
  await world.house.advanceTo(new Date('2026-03-03T02:00:00Z'));
  expect((await read()).deliveries).toMatchObject([{ state: 'sent', attempts: 2, problem: null }]);
  expect(await runs()).toHaveLength(1);
  expect(mail.letters).toHaveLength(1);

  const letter = await readLetter(mail.letters[0]?.raw ?? Buffer.alloc(0));
  expect(letter).toMatchObject({ subject: '二月投诉 2026-03-02', to: [manager.address] });
  const { result } = await read();
  const [xlsx, pdf] = letter.attachments.map(({ content }) => content);
  const sheet = await sheetOf(xlsx ?? Buffer.alloc(0));
  const paper = await textOf(pdf ?? Buffer.alloc(0));
  for (const { name, told } of result.indicators) {
    const shown = told === null ? '—' : String(told);
    expect(letter.text).toMatch(new RegExp(`${name.zh} .*: ${shown}( ·|\\s)`));
    expect(sheet.find((cells) => cells[0] === name.zh)?.[2]).toBe(told === null ? '' : shown);
    expect(paper).toContain(shown);
  }
});

test('once whoever set it may no longer, nothing leaves and it says so', async () => {
  const report = await add({ period: 'day', rows: 'none', charted: false });
  const manager = { personId: personNamed('chenjing').id, address: 'chenjing@example.cn' };
  await schedule(report.id, report.version, [manager]);
  const malin = personNamed('malin').id;
  const role = await sql`delete from access.role_assignment where account_id = ${malin}::uuid`.execute(
    world.house.floor.db,
  );
  expect(role.numAffectedRows).toBeGreaterThan(0n);
  const before = mail.letters.length;
  await world.house.advanceTo(new Date('2026-03-04T02:00:00Z'));
  await send();
  expect(mail.letters).toHaveLength(before);
  const { reply } = await world.request('chenjing', contract.listReports);
  expect(reply.reports.find(({ id }) => id === report.id)?.schedule).toMatchObject({
    nextAt: null,
    halted: 'setter-may-not',
  });
});
