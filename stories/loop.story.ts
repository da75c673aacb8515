import { Buffer } from 'node:buffer';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Centre, openCentre } from './centre.ts';
import { walkToReview } from './gates.ts';
import { choose, clickThrough, errorsOf, field, go, press, recordFirstFourSteps } from './hands.ts';
import { faultsOf, type Visit, visits } from './pages.ts';
import { trainingOn } from './training.ts';

let centre: Centre;
beforeAll(async () => {
  centre = await openCentre({ keepsPages: true });
});
afterAll(() => centre?.close());

/** What one chapter leaves for the next. */
const told = { number: '', link: '', case: '', triage: '', rootCause: '', action: '', project: '' };

const pathOf = (page: { url(): string }) => new URL(page.url()).pathname;

test('客户在手机上提出投诉,重载不丢,双击不重,得到编号和查询链接', async () => {
  const page = await centre.pageOf(null, { phone: true });
  const errors = errorsOf(page);
  await go(page, '/portal');
  await choose(page, '和什么产品有关', '家庭宽带');
  await choose(page, '发生在哪个地区', '高新区');
  await field(page, '发生了什么', '约了三次装宽带都没有人来,我的手机是13812345678。');
  await press(page, '下一步');
  await field(page, '您的姓名', '林晓梅');
  await field(page, '联系电话', '138 1234 5678');
  await press(page, '下一步');
  await field(page, '您的要求', '今晚七点前来装好');
  await press(page, '下一步');
  await page.reload();
  await page.getByText('今晚七点前来装好').waitFor();
  await page.getByRole('button', { name: '提交' }).dblclick();
  const receipt = page.getByText(/TS2026-\d{6}/).first();
  told.number = (await receipt.textContent())?.match(/TS\d{4}-\d{6}/)?.[0] ?? '';
  expect(told.number).not.toBe('');
  await press(page, '查看进展');
  await page.getByText('我们收到了您的反映').waitFor();
  told.link = page.url();
  expect(await page.getByText('13812345678').count()).toBe(0);
  expect(errors).toEqual([]);
});

test('座席替客户登记投诉', async () => {
  const page = await centre.pageOf('wangfang');
  const errors = errorsOf(page);
  await go(page, '/complaints/new');
  await field(page, '客户电话', '13900001111');
  await field(page, '客户姓名', '赵志远');
  await choose(page, '产品', '移动套餐');
  await choose(page, '地区', '东城区');
  await field(page, '发生了什么', '账单多扣了一笔增值业务费。');
  await field(page, '客户的要求', '退还多扣的费用');
  await press(page, '保存登记');
  await page.getByText(/已登记.编号 TS2026-\d{6}/).waitFor();
  expect(errors).toEqual([]);
});

test('处理人员从工单列表打开此案,走完六步,答复并结案', async () => {
  const page = await centre.pageOf('liwei');
  const errors = errorsOf(page);
  await go(page, '/complaints');
  await press(page, '全部未结');
  await page.getByPlaceholder('编号开头').fill(told.number);
  await page.keyboard.press('Enter');
  await page.getByText(told.number).first().click();
  await page.getByRole('heading', { name: new RegExp(told.number) }).waitFor();
  told.case = pathOf(page);
  expect(await page.getByText('138****5678').count()).toBeGreaterThan(0);
  await press(page, '确认收到');
  await recordFirstFourSteps(page);
  for (const reason of ['客户不要求补偿', '客户已了解']) {
    await press(page, '跳过这一步');
    await field(page, '跳过的理由', reason);
    await press(page, '确认跳过');
  }
  await field(page, '答复内容', '今晚七点由黄杰上门安装,装好为止。');
  await press(page, '发出答复');
  await choose(page, '认定', '属实');
  await choose(page, '原因', '装机延误');
  await clickThrough(page, '结案');
  await page.getByText('已结案，无需再处理').waitFor();
  expect(errors).toEqual([]);
});

test('客户凭链接看到答复和投诉以外的途径', async () => {
  const page = await centre.pageOf(null, { phone: true });
  await go(page, told.link);
  await page.getByText('今晚七点由黄杰上门安装').first().waitFor();
  expect(await page.getByText('12315').count()).toBeGreaterThan(0);
});

const ledger = [
  '投诉编号,受理时间,产品,地区,投诉内容,办结时间',
  ...Array.from(
    { length: 30 },
    (_, day) =>
      `L-${day + 1},2025-11-${String(day + 1).padStart(2, '0')} 10:00,家庭宽带,北城区,网速太慢,2025-12-01 09:00`,
  ),
  'L-99,2025-13-45 10:00,家庭宽带,北城区,日期不对,2025-12-01 09:00',
].join('\n');

test('投诉主管导入台账,看到逐行错误,再看投诉概览', async () => {
  const page = await centre.pageOf('chenjing');
  const errors = errorsOf(page);
  await go(page, '/complaints/imports');
  await press(page, '导入投诉台账');
  const file = { name: '旧台账.csv', mimeType: 'text/csv', buffer: Buffer.from(ledger) };
  await page.locator('input[type=file]').first().setInputFiles(file);
  await page.waitForURL(/imports\/[0-9a-f-]{36}/);
  await page.getByRole('checkbox', { name: /按现行时限/ }).check();
  const checked = page.waitForResponse((response) => response.url().endsWith('/check') && response.ok());
  await press(page, '核对全部 31 行');
  await checked;
  await centre.house.settle();
  await page.getByText('2025-13-45').first().waitFor();
  const started = page.waitForResponse((response) => response.url().endsWith('/start') && response.ok());
  await press(page, '导入其余 30 行，略去有误的 1 行');
  await started;
  await centre.house.settle();
  await page.getByRole('button', { name: '查看导入的投诉' }).waitFor();
  await page.reload();
  await page.getByText('没有导入的行').waitFor();
  await go(page, '/results/complaints?from=2025-11-01&to=2025-11-30');
  await page.getByText('每日投诉').waitFor();
  expect(await page.getByText('30', { exact: true }).count()).toBeGreaterThan(0);
  expect(errors).toEqual([]);
});

test('品质工程师在控制图上发现信号,分诊,五问,派出纠正措施', async () => {
  const page = await centre.pageOf('malin');
  const errors = errorsOf(page);
  await go(page, '/results/charts?indicator=complaints-per-day&from=2026-01-05&to=2026-03-01');
  await choose(page, '产品', '家庭宽带');
  await choose(page, '地区', '高新区');
  const signal = page.getByRole('listitem').filter({ hasText: '过程水平很可能上移' }).filter({ hasText: '同侧' });
  await signal.first().getByRole('button', { name: '开始分诊' }).click();
  await page.getByRole('heading', { name: /分诊 TR-2026-/ }).waitFor();
  told.triage = pathOf(page);
  await page.getByRole('radio', { name: /特殊原因/ }).check();
  await field(page, '判定依据', '高新区新代维单位自二月中起接单,装机爽约成片出现。');
  await press(page, '确认判定');
  await page.getByRole('heading', { name: /根因分析 RC-2026-/ }).waitFor();
  told.rootCause = pathOf(page);
  await page.getByRole('row', { name: /装机延误/ }).waitFor();
  await press(page, '问第一个为什么');
  await field(page, '为什么 1 的回答', '装机师傅没有按预约时间上门');
  await press(page, '继续追问为什么 1');
  await field(page, '为什么 1.1 的回答', '新代维单位的派单系统没有接收时段');
  await press(page, '继续追问为什么 1.1');
  await field(page, '为什么 1.1.1 的回答', '接口上线时没有验收时段字段');
  await press(page, '保存分析');
  await page.getByText('分析已保存').waitFor();
  await choose(page, '“装机延误”归因于', '1.1.1 接口上线时没有验收时段字段');
  await page.getByRole('row', { name: /1\.1\.1 接口上线时没有验收时段字段/ }).waitFor();
  await choose(page, '原因', '装机延误');
  await field(page, '结论说明', '新代维单位的派单接口丢失预约时段。');
  await press(page, '得出结论');
  await page.getByText('已有结论').first().waitFor();
  await press(page, '新建措施');
  const form = page.getByRole('dialog');
  await form.getByRole('textbox', { name: '措施' }).fill('补齐派单接口的预约时段');
  await form.getByLabel('具体做法').fill('接口增加时段字段,上线前逐项验收。');
  await choose(page, '负责人', '李伟');
  await form.getByLabel('到期日').fill('2026-03-04');
  await page.keyboard.press('Enter');
  await form.getByLabel('验证日').fill('2026-04-02');
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: '新建措施' }).click();
  await page.waitForURL(/improvement\/actions\//);
  told.action = pathOf(page);
  expect(errors).toEqual([]);
});

test('措施需要一线会做:安排培训,座席学完并通过考试,成绩自动回到措施', async () => {
  const page = await centre.pageOf('malin');
  const errors = errorsOf(page);
  const said = { zh: '派单须带预约时段', en: 'Orders carry their time slot' };
  await trainingOn(page, { topic: '派单', said });
  await go(page, told.action);
  await press(page, '安排培训');
  await choose(page, '培训', said.zh);
  await choose(page, '谁要学', '王芳');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').getByRole('button', { name: '安排培训' }).click();
  await page.getByText('待完成').first().waitFor();
  await centre.house.settle();
  const agent = await centre.pageOf('wangfang');
  await go(agent, '/learning');
  await agent.getByText(said.zh).first().click();
  await press(agent, '开始考试');
  await clickThrough(agent, '开始考试');
  await agent.waitForURL(/exams\//);
  await agent.getByRole('radio', { name: '正确' }).check();
  await press(agent, '交卷');
  await clickThrough(agent, '交卷');
  await agent.getByRole('region', { name: '考试结果' }).waitFor();
  await centre.house.settle();
  // The page that waits is told: nobody reloads it.
  await page.getByText('已通过 100').waitFor();
  expect(errors).toEqual([]);
});

test('负责人报告完成;三十天以后,同一张控制图前后对比,判定有效', async () => {
  const owner = await centre.pageOf('liwei');
  await go(owner, '/improvement/actions');
  await owner.getByText('补齐派单接口的预约时段').first().click();
  await field(owner, '完成证据', '接口已补时段字段,验收单 2026-031。');
  await press(owner, '报告完成');
  await owner.getByText('已完成，待验证').first().waitFor();
  await centre.liveOn(32);
  const page = await centre.pageOf('malin');
  const errors = errorsOf(page);
  await go(page, '/improvement/actions');
  await page.getByText('补齐派单接口的预约时段').first().click();
  await page.getByRole('heading', { name: '前后对比' }).waitFor();
  await page.getByText(/措施有效：水平由/).waitFor();
  expect(errors).toEqual([]);
});

test('改善项目立项,证据不全不能放行,发起人放行后进入下一关', async () => {
  const page = await centre.pageOf('malin');
  const errors = errorsOf(page);
  await page.goto('/improvement/projects');
  await page.getByRole('button', { name: '新建项目' }).first().click();
  const form = page.getByRole('dialog');
  await form.getByLabel('项目名称').fill('装机爽约减半');
  await form.getByLabel('问题陈述').fill('二月中起高新区装机爽约成片出现。');
  await choose(page, '目标指标', '日投诉量');
  await form.getByLabel('现状').fill('8');
  await form.getByLabel('目标值').fill('4');
  await choose(page, '发起人', '陈静');
  await form.getByRole('button', { name: '新建项目' }).click();
  await page.waitForURL(/improvement\/projects\/[0-9a-f-]{36}/);
  told.project = pathOf(page);
  await page.getByText('项目负责人不能放行自己的关口').or(page.getByText('条件尚未全部具备')).first().waitFor();
  await press(page, '提交证据：客户之声');
  await field(page, '证据说明', '客户说:约好了又不来,请假白请。');
  await page.getByRole('dialog').getByRole('button', { name: '提交证据' }).click();
  await page.getByText('约好了又不来').waitFor();
  const sponsor = await centre.pageOf('chenjing');
  await sponsor.goto(told.project);
  expect(await sponsor.getByRole('button', { name: '放行“定义”关' }).count()).toBe(0);
  await press(sponsor, '参加');
  await press(sponsor, '放行“定义”关');
  await sponsor.getByRole('heading', { name: '“收集”关' }).waitFor();
  expect(errors).toEqual([]);
});

test('措施有效之后,节约由一人申报、另一人确认,过了最后一关才结项;组合里看得见钱', async () => {
  const [page, sponsor] = [await centre.pageOf('malin'), await centre.pageOf('chenjing')];
  const errors = [page, sponsor].map(errorsOf);
  const [id = '', rootCauseId = ''] = [told.project, told.rootCause].map((path) => path.split('/').at(-1) ?? '');
  await walkToReview({ lead: page, sponsor, id, rootCauseId });
  await page.goto(told.project);
  await press(page, '申报节约');
  await field(page, '改善前每月件数', '300');
  await field(page, '改善后每月件数', '150');
  await field(page, '每件成本', '35');
  await page.getByRole('dialog').getByLabel('完成证据').fill('单件处理成本见财务表。');
  await clickThrough(page, '申报节约');
  await page.getByText('等待申报人和项目负责人以外的人确认。').waitFor();
  await sponsor.goto(told.project);
  expect(await sponsor.getByRole('button', { name: '放行“评测”关' }).count()).toBe(0);
  await field(sponsor, '核对了什么', '与财务逐项核对。');
  await press(sponsor, '作出结论');
  await press(sponsor, '放行“评测”关');
  await sponsor.getByText('已结项').first().waitFor();
  await sponsor.goto('/improvement/projects');
  await sponsor.getByText('63,000.00').first().waitFor();
  expect(errors.flat()).toEqual([]);
});

test('in English, the records that the story left say nothing in Chinese, fit a phone and have no barrier', async () => {
  const records: Visit[] = [
    { as: 'chenjing', path: told.case, heading: /Complaint TS2026-/ },
    { as: 'malin', path: told.triage, heading: /TR-2026-/ },
    { as: 'malin', path: told.rootCause, heading: /RC-2026-/ },
    { as: 'malin', path: told.action, heading: /接口/ },
    { as: 'malin', path: told.project, heading: /装机/ },
    { as: null, path: new URL(told.link).pathname, heading: /TS2026-/ },
  ];
  for (const record of records) expect([record.path, ...(await faultsOf(centre, record))]).toEqual([record.path]);
});

test.concurrent.each(visits)(
  'in English, $path says nothing in Chinese, fits a phone and has no barrier',
  async (visit) => {
    expect(await faultsOf(centre, visit)).toEqual([]);
  },
);
