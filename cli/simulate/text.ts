import type { Estimate, GroupResult, Simulation, TypeResult } from '@tongli/queueing/simulation';
import type { Language } from '../refusal.ts';
import { alignRows } from '../terminal.ts';

type Column<T> = readonly [zh: string, en: string, cell: (item: T, language: Language) => string];

const typeColumns: readonly Column<TypeResult | Simulation['overall']>[] = [
  ['来量', 'offered', ({ offered }) => count(offered)],
  ['已接', 'answered', ({ answered }) => count(answered)],
  ['放弃', 'abandoned', ({ abandoned }) => count(abandoned)],
  ['服务水平', 'service level', ({ serviceLevel }) => percent(serviceLevel)],
  ['平均应答（秒）', 'ASA, s', ({ asaSeconds }) => figure(asaSeconds)],
  ['平均等待（秒）', 'wait of all, s', ({ waitAllSeconds }) => figure(waitAllSeconds)],
  ['等待概率', 'wait probability', ({ waitProbability }) => percent(waitProbability)],
  ['放弃率', 'abandonment', ({ abandonment }) => percent(abandonment)],
  ['占有率', 'occupancy', ({ occupancy }) => percent(occupancy)],
];

const groupColumns: readonly Column<GroupResult>[] = [
  ['座席', 'agents', ({ agents }) => agents.toFixed(2)],
  ['已接', 'answered', ({ answered }) => count(answered)],
  ['占有率', 'occupancy', ({ occupancy }) => percent(occupancy)],
  ['同时处理', 'at once', ({ contactsAtOnce }) => figure(contactsAtOnce)],
  ['服务水平（仅计已接）', 'service level, answered', ({ serviceLevelAnswered }) => percent(serviceLevelAnswered)],
  ['平均应答（秒）', 'ASA, s', ({ asaSeconds }) => figure(asaSeconds)],
  [
    '处理的类型',
    'handling by type',
    ({ byType }) => byType.map(({ type, handlingShare }) => `${type} ${share(handlingShare.value)}`).join(', '),
  ],
];

/** Two tables: the types with all together in the last line, then the groups. */
export function textOf(result: Simulation, wanted: number, language: Language): string {
  const zh = language === 'zh';
  const types = result.types.map((type) => ({ ...type, name: named(type) }));
  const total = { ...result.overall, name: zh ? '合计' : 'all' };
  return [
    ...headlines(result, wanted, zh),
    table([...types, total], zh ? '类型' : 'type', typeColumns, language),
    '\n',
    table(result.groups, zh ? '技能组' : 'group', groupColumns, language),
  ].join('');
}

function headlines({ days, confidence, stable }: Simulation, wanted: number, zh: boolean): string[] {
  const level = Number((confidence * 100).toPrecision(6));
  const interval = zh ? `，± 为 ${level}% 置信区间` : `; ± is the ${level} % confidence interval`;
  const counted = zh ? `${days} 天` : `${days} ${days === 1 ? 'day' : 'days'}`;
  const lines = [`${counted}${days > 1 ? interval : ''}\n`];
  if (!stable) {
    const text = zh
      ? '不稳定：标 * 的类型来得比处理得快，队列会越来越长，所列等待只说明这些天\n'
      : 'unstable: more of the types with * arrives than is handled; their queues grow, and the waits are those of these days only\n';
    lines.push(text);
  }
  if (days < wanted) {
    lines.push(zh ? `队列过长，在第 ${days} 天后停止\n` : `stopped after day ${days}: the queue had grown too long\n`);
  }
  return [...lines, '\n'];
}

function named({ name, stable }: TypeResult): string {
  return stable ? name : `${name} *`;
}

function table<T>(
  items: readonly (T & { readonly name: string })[],
  head: string,
  columns: readonly Column<T>[],
  language: Language,
): string {
  const heads = [head, ...columns.map(([zh, en]) => (language === 'zh' ? zh : en))];
  return alignRows([heads, ...items.map((item) => [item.name, ...columns.map(([, , cell]) => cell(item, language))])]);
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function share(value: number | null): string {
  return value === null ? '–' : `${(value * 100).toFixed(1)}%`;
}

function percent({ value, lower, upper }: Estimate): string {
  if (value === null) return '–';
  return `${(value * 100).toFixed(2)}%${plusMinus(value, lower, upper, 100)}`;
}

function figure({ value, lower, upper }: Estimate): string {
  return value === null ? '–' : `${value.toFixed(2)}${plusMinus(value, lower, upper, 1)}`;
}

/** The longer side, where an interval ends at 0 or 1. */
function plusMinus(value: number, lower: number | null, upper: number | null, scale: number): string {
  if (lower === null || upper === null) return '';
  return ` ±${(Math.max(upper - value, value - lower) * scale).toFixed(2)}`;
}
