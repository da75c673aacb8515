import type { Staffing } from '@tongli/queueing';
import type { Language, Text } from '../refusal.ts';

const models: Readonly<Record<Staffing['model'], Text>> = {
  'erlang-c': { zh: 'Erlang C（无人放弃）', en: 'Erlang C (nobody gives up)' },
  'erlang-a': { zh: 'Erlang A（顾客会放弃）', en: 'Erlang A (customers give up)' },
};

const unstable: Text = {
  zh: '不稳定：来得比处理得快，队列会无限增长',
  en: 'unstable: more arrives than is handled, the queue grows without end',
};

/** The result as rows of name and value. */
export function linesOf(result: Staffing, language: Language): string[][] {
  const row = (zh: string, en: string, value: string): string[] => [language === 'zh' ? zh : en, value];
  const state = result.stable ? [] : [row('状态', 'state', unstable[language])];
  return [
    row('模型', 'model', models[result.model][language]),
    ...state,
    row('座席数', 'agents', String(result.agents)),
    row('应排人数', 'rostered', String(result.rostered)),
    row('话务量（爱尔兰）', 'offered erlangs', figure(result.offeredErlangs)),
    row('服务水平', 'service level', percent(result.serviceLevel)),
    row('服务水平（仅计已接）', 'service level, answered', percent(result.serviceLevelAnswered)),
    row('平均应答速度', 'ASA', seconds(result.asaSeconds, language)),
    row('平均等待（全部）', 'wait, all', seconds(result.waitAllSeconds, language)),
    row('占有率', 'occupancy', percent(result.occupancy)),
    row('等待概率', 'wait probability', percent(result.waitProbability)),
    row('放弃率', 'abandonment', percent(result.abandonment)),
  ];
}

function figure(value: number): string {
  return value.toFixed(2);
}

function percent(share: number): string {
  return `${(share * 100).toFixed(2)}%`;
}

function seconds(value: number, language: Language): string {
  if (value === Number.POSITIVE_INFINITY) return language === 'zh' ? '无限' : 'without end';
  return language === 'zh' ? `${figure(value)} 秒` : `${figure(value)} s`;
}
