import { dayRange } from '@tongli/calendar';
import { expect, test } from 'vitest';
import { partsOfFormula, shownIn, understand } from './formula.ts';
import { type Counted, figureOf, numbersOver } from './reckoning.ts';
import { vocabulary } from './vocabulary.ts';

const values = [{ dimension: 'product', code: 'broadband', name: { zh: '家庭宽带', en: 'Home broadband' } }];
const sound = (text: string) => {
  const found = understand(text, values);
  if ('problem' in found) throw new Error(found.problem.code);
  return found;
};

test('each word of formulas means one thing', () => {
  const words = vocabulary.measures.flatMap(({ code, name }) => [...new Set([code, name.zh, name.en])]);
  const folded = words.map((word) => word.toLowerCase());
  expect(folded.filter((word, at) => folded.indexOf(word) !== at)).toEqual([]);
});

test('names of values are kept as codes; a name that nobody knows is a slip', () => {
  const { expression } = sound('lodged[产品 = "家庭宽带"] / lodged');
  expect(partsOfFormula(expression)[0]?.where).toEqual([
    { dimension: 'product', isExcluding: false, values: ['broadband'] },
  ]);
  expect(understand('lodged[产品 = "宽带"]', values)).toMatchObject({ problem: { code: 'unknown-value' } });
});

test.each([
  ['lodged[product = "broadband"] / lodged', 'proportion'],
  ['lodged[product = "broadband"] / lodged * 100', 'value'],
  ['lodged / customers * 10000', 'value'],
  ['lodged / contacts * 10000', 'rate'],
  ['nps-balance / nps-answers', 'value'],
  ['answer-hours / answers', 'value'],
])('%s is to a chart a %s', (text, nature) => {
  expect(sound(text).nature.nature).toBe(nature);
});

/** Counted for four days; contacts are counted from the third on. */
const counted: Counted = {
  amounts: new Map(
    dayRange('2026-03-01', '2026-03-04').map((day) => [
      day,
      new Map([
        ['sum|lodged||0', 2],
        ['sum|contacts||0', 10],
      ]),
    ]),
  ),
  spreads: new Map(),
  isKnown: ({ measure }, day) =>
    (measure === 'lodged' && day >= '2026-03-01') || (measure === 'contacts' && day >= '2026-03-03'),
  through: '2026-03-04',
};

test.each([
  ['lodged', 8, 4],
  ['lodged / contacts', 0.2, 2],
  ['lodged / days()', 2, 4],
  ['tasks-opened', null, 4],
  ['coalesce(tasks-opened, lodged)', 8, 4],
  ['lodged - previous(lodged)', null, 4],
])('%s is %s, of %s days', (text, value, days) => {
  const { expression, nature } = sound(text);
  const numbers = numbersOver(expression, counted, { from: '2026-03-01', to: '2026-03-04' });
  expect(figureOf(expression, nature, numbers, days).value).toBe(value);
  expect(numbers.daysOf(0)).toBe(days);
});

test('times are shown in their unit, money in yuan', () => {
  expect(shownIn('hours', 5_400)).toBe(1.5);
  expect(shownIn('yuan', 1_250)).toBe(12.5);
  expect(shownIn('share', 0.3)).toBe(0.3);
});
