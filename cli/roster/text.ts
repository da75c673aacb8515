import type { CentreResult, Problem, Solved } from '@tongli/rostering';
import type { Language } from '../refusal.ts';
import { gapOf } from './run.ts';

/** The sums, the wishes that could not be met, and the roster: a row an agent, a column a day. */
export function resultRows(
  problem: Problem,
  result: CentreResult,
  { bound }: Solved,
  seconds: number,
  language: Language,
): string[][] {
  const words = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const { costs, cost, violated, belowLeast } = result;
  const gap = gapOf(cost, Math.min(cost, bound));
  return [
    [words('总成本', 'cost'), money(cost)],
    [words('下界', 'bound'), Number.isFinite(bound) ? money(Math.min(cost, bound)) : '–'],
    [words('差距', 'gap'), gap === null ? '–' : `${(gap * 100).toFixed(2)}%`],
    [words('人工', 'labour'), money(costs.labour)],
    [words('缺人', 'under'), money(costs.under)],
    [words('富余', 'over'), money(costs.over)],
    [words('未满足的愿望', 'wishes missed'), `${violated.filter(({ rule }) => rule === 'wish').length}`],
    [words('多上周末的人', 'unfair weekends'), `${violated.filter(({ rule }) => rule === 'fair-weekends').length}`],
    [words('低于最低在岗的时段', 'intervals below the least'), `${belowLeast.length}`],
    [words('秒', 'seconds'), seconds.toFixed(1)],
    [''],
    ...rosterRows(problem, result, words),
  ];
}

function rosterRows(
  { agents, days }: Problem,
  { assignments }: CentreResult,
  words: (zh: string, en: string) => string,
): string[][] {
  const shifts = new Map(assignments.map(({ agent, day, shift }) => [`${agent} ${day}`, shift]));
  const columns = Array.from({ length: days }, (_, day) => day);
  return [
    [words('座席', 'agent'), ...columns.map((day) => `${day}`)],
    ...agents.map(({ id }) => [id, ...columns.map((day) => shifts.get(`${id} ${day}`) ?? '·')]),
  ];
}

function money(value: number): string {
  return value.toLocaleString('en', { maximumFractionDigits: 2 });
}

export function conflictText(explanation: Readonly<Record<Language, string>>, language: Language): string {
  return `${language === 'zh' ? '无可行班表' : 'No roster is possible'}\n${explanation[language]}\n`;
}
