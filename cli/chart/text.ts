import { explainCapability, type FalseAlarm } from '@tongli/spc';
import type { Language } from '../refusal.ts';
import { alignRows } from '../terminal.ts';
import type { Drawn, DrawnPoint } from './drawn.ts';

/** Levels, signals in words, and the points with what they break. */
export function chartText(drawn: Drawn, language: Language): string {
  const words = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const remembers = drawn.points[0]?.observed !== undefined;
  const head = [
    [words('图', 'chart'), drawn.type],
    [words('中心线', 'centre'), figure(drawn.centre)],
    [words('标准差', 'sigma'), figure(drawn.sigma)],
    ...(drawn.sigmaZ === undefined ? [] : [['sigma Z', figure(drawn.sigmaZ)]]),
    ...(drawn.falseAlarm ? [falseAlarmRow(drawn.falseAlarm, words)] : []),
  ];
  const columns = [
    [
      '#',
      words('标签', 'label'),
      ...(remembers ? [words('观测值', 'observed')] : []),
      words('值', 'value'),
      words('下限', 'lower'),
      words('上限', 'upper'),
      words('违反规则', 'rules'),
    ],
  ];
  const signals =
    drawn.signals.length === 0
      ? `${words('没有特殊原因的信号', 'No signal of a special cause')}\n`
      : drawn.signals.map((signal, place) => `${place + 1}. ${signal.explain(language)}\n`).join('');
  const able = drawn.capability ? `${explainCapability(drawn.capability, language)}\n` : '';
  return `${alignRows(head)}\n${signals}${able}\n${alignRows([...columns, ...drawn.points.map(rowOf)])}`;
}

function falseAlarmRow({ meanRunLength, within25 }: FalseAlarm, words: (zh: string, en: string) => string): string[] {
  return [
    words('误报', 'false alarms'),
    words(
      `过程正常时平均每 ${meanRunLength} 点误报一次；25 点内有误报的图占 ${percent(within25)}`,
      `one in ${meanRunLength} points of a sound process on average; within 25 points on ${percent(within25)} of charts`,
    ),
  ];
}

function rowOf({ index, label, observed, value, lower, upper, rules }: DrawnPoint): string[] {
  const cell = (number: number | null): string => (number === null ? '–' : figure(number));
  const seen = observed === undefined ? [] : [cell(observed)];
  return [String(index + 1), label, ...seen, cell(value), cell(lower), cell(upper), rules.join(' ')];
}

export function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
