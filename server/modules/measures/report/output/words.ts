import type { Bilingual } from '@tongli/contracts/kernel';
import type { Indicator, ReportGap, ReportRows } from '@tongli/contracts/measures';

export type Language = 'zh' | 'en';

const both = (zh: string, en: string): Bilingual => ({ zh, en });

/** Behind a number, or above its column; a share is told in percent. */
export const unitWords: Readonly<Record<Indicator['unit'], Bilingual>> = {
  complaints: both('件', 'complaints'),
  share: both('%', '%'),
  days: both('天', 'days'),
  hours: both('小时', 'hours'),
  minutes: both('分钟', 'minutes'),
  'per-ten-thousand': both('件/万', 'per 10,000'),
  times: both('次', 'times'),
  seconds: both('秒', 'seconds'),
  contacts: both('通', 'contacts'),
  points: both('分', 'points'),
  yuan: both('元', 'yuan'),
  number: both('', ''),
};

export const rowWords: Readonly<Record<ReportRows, Bilingual>> = {
  none: both('', ''),
  hour: both('时段', 'Hour'),
  day: both('日期', 'Date'),
  week: both('周', 'Week'),
  month: both('月', 'Month'),
  unit: both('团队', 'Team'),
  person: both('人员', 'Person'),
  queue: both('队列', 'Queue'),
  product: both('产品', 'Product'),
  area: both('地区', 'Area'),
  cause: both('原因', 'Cause'),
  channel: both('渠道', 'Channel'),
};

export const words = {
  period: both('统计期', 'Period'),
  place: both('范围', 'Covers'),
  before: both('对比期', 'Compared with'),
  asOf: both('数据截至', 'As of'),
  indicator: both('指标', 'Indicator'),
  unit: both('单位', 'Unit'),
  value: both('本期', 'Value'),
  previous: both('上期', 'Before'),
  change: both('增减', 'Change'),
  target: both('目标', 'Target'),
  met: both('达标', 'On target'),
  yes: both('是', 'yes'),
  no: both('否', 'no'),
  summary: both('汇总', 'Summary'),
  parts: both('计算分量', 'Parts'),
  above: both('分子', 'Above the line'),
  below: both('分母', 'Below the line'),
  definitions: both('指标口径', 'Definitions'),
  definition: both('定义', 'Definition'),
  formula: both('公式', 'Formula'),
  inForce: both('生效日期', 'In force from'),
  fromBeginning: both('自始', 'the beginning'),
  charts: both('控制图', 'Control charts'),
  centre: both('中心线', 'Centre'),
  upper: both('上控制限', 'Upper limit'),
  lower: both('下控制限', 'Lower limit'),
  inControl: both('没有特殊原因信号。', 'No signal of a special cause.'),
  incomplete: both('数据尚不完整：', 'The data is not complete yet: '),
  complete: both('数据完整。', 'The data is complete.'),
  attached: both(
    '附件为同一份报告的 Excel 和 PDF，数字与正文一致。',
    'Attached is the same report as Excel and PDF, with the same numbers.',
  ),
  online: both('在系统中查看：', 'To be seen in the house:'),
  automatic: both('此邮件由系统自动发送，请勿回复。', 'Sent automatically; please do not reply.'),
  none: both('—', '—'),
} as const;

export const leftWords = (left: number): Bilingual =>
  both(`另有 ${left} 行较小，未列出。`, `${left} more lines, all smaller, are left out.`);

const gapWords: Readonly<Record<ReportGap['reason'], Bilingual>> = {
  'period-not-over': both('统计期尚未结束', 'the period is not over'),
  'facts-waiting': both('仍有业务记录待统计', 'facts are still being counted'),
  'not-told-yet': both('尚未产生最后一天的数值', 'the last day has not been told yet'),
};

/** A sentence on whether all of it is there. */
export function gapSentence(
  gaps: readonly ReportGap[],
  indicators: readonly { readonly code: string; readonly name: Bilingual }[],
  language: Language,
): string {
  if (gaps.length === 0) return words.complete[language];
  const told = gaps.map(({ reason, indicator }) => {
    const name = indicators.find(({ code }) => code === indicator)?.name[language];
    const sentence = gapWords[reason][language];
    return name === undefined ? sentence : language === 'zh' ? `${name}${sentence}` : `${name}: ${sentence}`;
  });
  return `${words.incomplete[language]}${told.join(language === 'zh' ? '；' : '; ')}${language === 'zh' ? '。' : '.'}`;
}
