import type { AwaitedIndicator } from '@tongli/contracts/measures';
import { centreOf } from './centres.ts';

type Written = Omit<AwaitedIndicator, 'centre'>;

const rosters = { zh: '排班与考勤', en: 'rosters and attendance' };
const outbound = { zh: '外呼任务', en: 'outbound campaigns' };
const quality = { zh: '质检评分', en: 'quality monitoring' };
const people = { zh: '人员档案', en: 'records of staff' };
const billing = { zh: '计费与营收系统', en: 'billing and revenue' };
const planning = { zh: '预测与排班', en: 'forecasts and staffing plans' };

const of = (code: string, name: Written['name'], formula: Written['formula'], awaits: Written['awaits']): Written => ({
  ...{ code, name, formula, awaits },
});

/** Indicators of the trade that nothing here tells yet: listed with what they wait for, and never made up. */
const written: readonly Written[] = [
  of(
    'service-reach',
    { zh: '服务到达率', en: 'Service reach' },
    { zh: '联系到的客户 ÷ 应联系的客户', en: 'customers reached ÷ customers meant' },
    outbound,
  ),
  of(
    'churn',
    { zh: '离网率', en: 'Churn' },
    { zh: '离网客户 ÷ 期初客户', en: 'customers lost ÷ customers at the beginning' },
    billing,
  ),
  of(
    'customer-growth',
    { zh: '客户增长率', en: 'Customer growth' },
    { zh: '（期末 − 期初） ÷ 期初', en: '(end − beginning) ÷ beginning' },
    billing,
  ),
  of(
    'utilisation',
    { zh: '工时利用率', en: 'Utilisation' },
    { zh: '处理时间 ÷ 计薪时间', en: 'handle time ÷ paid time' },
    rosters,
  ),
  of(
    'outbound-volume',
    { zh: '日呼出量', en: 'Outbound volume per day' },
    { zh: '呼出次数 ÷ 天数', en: 'outbound calls ÷ days' },
    outbound,
  ),
  of(
    'outbound-success',
    { zh: '日呼出成功量', en: 'Outbound success per day' },
    { zh: '呼出成功 ÷ 天数', en: 'successful outbound calls ÷ days' },
    outbound,
  ),
  of(
    'outbound-efficiency',
    { zh: '呼出项目工作效率', en: 'Outbound efficiency' },
    { zh: '呼出处理时间 ÷ 签入时间', en: 'outbound handle time ÷ signed in' },
    outbound,
  ),
  of(
    'arrears-recovery',
    { zh: '欠费回收率', en: 'Arrears recovery' },
    { zh: '收回欠费 ÷ 应收欠费', en: 'arrears recovered ÷ arrears due' },
    billing,
  ),
  of(
    'revenue-share',
    { zh: '收入占有率', en: 'Revenue share' },
    { zh: '本企业收入 ÷ 市场收入', en: 'own revenue ÷ revenue of the market' },
    billing,
  ),
  of(
    'forecast-error',
    { zh: '预测误差（WAPE）', en: 'Forecast error (WAPE)' },
    { zh: 'Σ|预测 − 实际| ÷ Σ实际', en: 'Σ|F − A| ÷ ΣA' },
    planning,
  ),
  of(
    'forecast-bias',
    { zh: '预测偏差', en: 'Forecast bias' },
    { zh: 'Σ(预测 − 实际) ÷ Σ实际', en: 'Σ(F − A) ÷ ΣA' },
    planning,
  ),
  of(
    'schedule-inefficiency',
    { zh: '排班效率', en: 'Schedule inefficiency' },
    { zh: 'Σ多排 ÷ Σ需求；Σ少排 ÷ Σ需求', en: 'Σ over ÷ Σ required; Σ under ÷ Σ required' },
    planning,
  ),
  of(
    'login-rate',
    { zh: '登录率', en: 'Login rate' },
    { zh: '班内签入时间 ÷ 排班时间', en: 'signed in within roster ÷ rostered' },
    rosters,
  ),
  of(
    'shrinkage',
    { zh: '缩减率', en: 'Shrinkage' },
    { zh: '不可用时间 ÷ 排班时间', en: 'unavailable ÷ scheduled' },
    rosters,
  ),
  of(
    'conformance',
    { zh: '一致率', en: 'Conformance' },
    { zh: '实际在线 ÷ 排班在线', en: 'actual on-queue ÷ scheduled on-queue' },
    rosters,
  ),
  of(
    'adherence',
    { zh: '遵时率', en: 'Adherence' },
    { zh: 'max(0, 1 − 例外秒数 ÷ 排班秒数)', en: 'max(0, 1 − exception seconds ÷ scheduled seconds)' },
    rosters,
  ),
  of('attendance', { zh: '出勤率', en: 'Attendance' }, { zh: '出勤 ÷ 应出勤', en: 'attended ÷ due' }, rosters),
  of(
    'monitoring-pass-rate',
    { zh: '监听合格率', en: 'Monitoring pass rate' },
    { zh: '合格评价 ÷ 评价', en: 'evaluations passed ÷ evaluations' },
    quality,
  ),
  of(
    'typing-speed',
    { zh: '中文录入速度', en: 'Typing speed' },
    { zh: '正确字数 ÷ 分钟', en: 'correct characters ÷ minutes' },
    people,
  ),
];

export const awaiting: readonly AwaitedIndicator[] = written.map((one) => ({ ...one, centre: centreOf(one.code) }));
