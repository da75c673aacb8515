import { type Chart, type ChartPoint, explain } from '@tongli/spc';
import type { Language } from '../refusal.ts';
import { alignRows } from '../terminal.ts';

/** Levels, signals in words, and the points with what they break. */
export function chartText(drawn: Chart, language: Language): string {
  const words = (zh: string, en: string): string => (language === 'zh' ? zh : en);
  const { meanRunLength, within25 } = drawn.falseAlarm;
  const head = [
    [words('图', 'chart'), drawn.type],
    [words('中心线', 'centre'), figure(drawn.centre)],
    [words('标准差', 'sigma'), figure(drawn.sigma)],
    ...(drawn.sigmaZ === undefined ? [] : [['sigma Z', figure(drawn.sigmaZ)]]),
    [
      words('误报', 'false alarms'),
      words(
        `过程正常时平均每 ${meanRunLength} 点误报一次；25 点内有误报的图占 ${percent(within25)}`,
        `one in ${meanRunLength} points of a sound process on average; within 25 points on ${percent(within25)} of charts`,
      ),
    ],
  ];
  const columns = [
    [
      '#',
      words('标签', 'label'),
      words('值', 'value'),
      words('下限', 'lower'),
      words('上限', 'upper'),
      words('违反规则', 'rules'),
    ],
  ];
  const signals =
    drawn.signals.length === 0
      ? `${words('没有特殊原因的信号', 'No signal of a special cause')}\n`
      : drawn.signals.map((signal, place) => `${place + 1}. ${explain(signal, drawn, language)}\n`).join('');
  return `${alignRows(head)}\n${signals}\n${alignRows([...columns, ...drawn.points.map(rowOf)])}`;
}

function rowOf({ index, label, value, lower, upper, rules }: ChartPoint): string[] {
  const cell = (number: number | null): string => (number === null ? '–' : figure(number));
  return [String(index + 1), label, cell(value), cell(lower), cell(upper), rules.join(' ')];
}

export function figure(value: number): string {
  return String(Number(value.toPrecision(6)));
}

function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
