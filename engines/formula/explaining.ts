import type { Expression, Filter, Reference } from './syntax.ts';
import { findDimension, findMeasure, type MeasureUnit, type Vocabulary } from './vocabulary.ts';

export interface Bilingual {
  readonly zh: string;
  readonly en: string;
}
type Language = keyof Bilingual;

/** The formula in words of the field, in both languages, with brackets only where they are needed. */
export function explain(expression: Expression, vocabulary: Vocabulary): Bilingual {
  return { zh: written(expression, 'zh', vocabulary, 0), en: written(expression, 'en', vocabulary, 0) };
}

const strength = { or: 1, and: 2, not: 3, comparison: 4, '+': 5, '-': 5, '*': 6, '/': 6, negation: 7 } as const;
const signs = { '+': '+', '-': '−', '*': '×', '/': '÷' } as const;
const compared = { '=': '=', '<>': '≠', '<': '<', '<=': '≤', '>': '>', '>=': '≥' } as const;
const logic = { and: { zh: '且', en: 'and' }, or: { zh: '或', en: 'or' } } as const;
const units: Readonly<Record<MeasureUnit, Bilingual>> = {
  number: { zh: '', en: '' },
  money: { zh: '', en: '' },
  seconds: { zh: ' 秒', en: ' s' },
  minutes: { zh: ' 分钟', en: ' min' },
  hours: { zh: ' 小时', en: ' h' },
  days: { zh: ' 天', en: ' d' },
};

function written(expression: Expression, language: Language, vocabulary: Vocabulary, around: number): string {
  const inner = (part: Expression, least: number) => written(part, language, vocabulary, least);
  const bracketed = (own: number, text: string) => (own < around ? `(${text})` : text);
  switch (expression.kind) {
    case 'number':
      return `${expression.value.toLocaleString('en-US', { maximumFractionDigits: 12 })}${units[expression.unit][language]}`;
    case 'reference':
      return referenceWords(expression, language, vocabulary);
    case 'days':
      return language === 'zh' ? '时段天数' : 'calendar days';
    case 'negation':
      return bracketed(strength.negation, `−${inner(expression.of, strength.negation)}`);
    case 'arithmetic': {
      const own = strength[expression.sign];
      // What stands right of − and ÷ keeps its brackets: a − (b − c) is not a − b − c.
      const right = inner(expression.right, own + 1);
      return bracketed(own, `${inner(expression.left, own)} ${signs[expression.sign]} ${right}`);
    }
    case 'comparison': {
      const sides = [inner(expression.left, strength['+']), inner(expression.right, strength['+'])];
      return bracketed(strength.comparison, sides.join(` ${compared[expression.sign]} `));
    }
    case 'logic': {
      const own = strength[expression.word];
      return bracketed(
        own,
        `${inner(expression.left, own)} ${logic[expression.word][language]} ${inner(expression.right, own)}`,
      );
    }
    case 'not':
      return bracketed(strength.not, `${language === 'zh' ? '非 ' : 'not '}${inner(expression.of, strength.not)}`);
    case 'call':
      return callWords(expression, language, (part) => inner(part, 0));
  }
}

function callWords(
  { name, over }: Extract<Expression, { kind: 'call' }>,
  language: Language,
  words: (part: Expression) => string,
): string {
  const parts = over.map(words);
  const [first = '', second = '', third = ''] = parts;
  const said: Readonly<Record<typeof name, Bilingual>> = {
    if: { zh: `若 ${first} 则 ${second},否则 ${third}`, en: `if ${first} then ${second}, else ${third}` },
    previous: { zh: `上期的 ${first}`, en: `${first} of the period before` },
    coalesce: { zh: `${parts.join(',未知时取 ')}`, en: parts.join(', or where unknown ') },
    abs: { zh: `${first} 的绝对值`, en: `size of ${first}` },
    min: { zh: `${parts.join('、')} 中最小的`, en: `least of ${parts.join(', ')}` },
    max: { zh: `${parts.join('、')} 中最大的`, en: `greatest of ${parts.join(', ')}` },
  };
  return `[${said[name][language]}]`;
}

function referenceWords(reference: Reference, language: Language, vocabulary: Vocabulary): string {
  const name = findMeasure(reference.measure, vocabulary)?.name[language] ?? reference.measure;
  const where = reference.where
    .map((filter) => filterWords(filter, language, vocabulary))
    .join(language === 'zh' ? '，' : ', ');
  const of = where === '' ? name : language === 'zh' ? `${name}（${where}）` : `${name} (${where})`;
  if (reference.take === 'count') return language === 'zh' ? `${of}的次数` : `number of ${of}`;
  if (reference.take === 'percentile')
    return language === 'zh' ? `${of}的第 ${reference.rank} 百分位` : `percentile ${reference.rank} of ${of}`;
  return of;
}

function filterWords({ dimension, isExcluding, values }: Filter, language: Language, vocabulary: Vocabulary): string {
  const name = findDimension(dimension, vocabulary)?.name[language] ?? dimension;
  const [first = ''] = values;
  if (values.length === 1) return `${name} ${isExcluding ? '≠' : '='} ${first}`;
  return language === 'zh' ? `${name}为 ${values.join('、')} 之一` : `${name} one of ${values.join(', ')}`;
}
