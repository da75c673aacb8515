import type { Bilingual } from '@tongli/contracts/kernel';
import type { Importable } from './importable.ts';

type Words = Readonly<Record<string, { readonly wrong: Bilingual; readonly remedy: Bilingual }>>;

/** What can be wrong in any cell, whatever is brought in. */
const common: Words = {
  missing: {
    wrong: { zh: '不能为空', en: 'is missing' },
    remedy: { zh: '请填写。', en: 'Fill it in.' },
  },
  'too-long': {
    wrong: { zh: '超过 {{maximum}} 个字', en: 'has more than {{maximum}} characters' },
    remedy: { zh: '请缩短。', en: 'Shorten it.' },
  },
  'unreadable-date': {
    wrong: { zh: '看不出是哪一天', en: 'is not a date' },
    remedy: { zh: '请写成 2026-03-05。', en: 'Write it as 2026-03-05.' },
  },
  'ambiguous-date': {
    wrong: { zh: '分不清哪个是月、哪个是日', en: 'does not tell the month from the day' },
    remedy: { zh: '请写成 2026-03-05。', en: 'Write it as 2026-03-05.' },
  },
  'unreadable-phone': {
    wrong: { zh: '不是电话号码', en: 'is not a telephone number' },
    remedy: {
      zh: '请写完整号码，如 13800138000 或 010-12345678。',
      en: 'Write the whole number, such as 13800138000.',
    },
  },
  'unreadable-number': {
    wrong: { zh: '不是数字', en: 'is not a number' },
    remedy: { zh: '请只填数字。', en: 'Write digits only.' },
  },
  'unknown-choice': {
    wrong: { zh: '不在可选范围内', en: 'is none of the choices' },
    remedy: { zh: '请填其中之一：{{choices}}。', en: 'Write one of: {{choices}}.' },
  },
  'formula-error': {
    wrong: { zh: '是 Excel 公式的错误值', en: 'is an error of a formula' },
    remedy: { zh: '请在 Excel 中改正公式，或直接填写内容。', en: 'Correct the formula in Excel, or write the value.' },
  },
  'extra-cells': {
    wrong: { zh: '比表头的 {{columns}} 列多出内容', en: 'has cells beyond the {{columns}} columns' },
    remedy: {
      zh: '内容中的逗号可能没有加引号，请更正这一行。',
      en: 'A comma in a text may lack its quotes: correct the row.',
    },
  },
  'repeated-row': {
    wrong: { zh: '与第 {{line}} 行重复', en: 'is the same as in row {{line}}' },
    remedy: { zh: '请只保留一行。', en: 'Keep one of the rows.' },
  },
};

export const errorWords = (importable: Importable): Words => ({ ...common, ...importable.errors });

export type Language = keyof Bilingual;

const fill = (words: string, params: Readonly<Record<string, unknown>>) =>
  words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));

/** Where something is wrong: a column of the table, or by its label the field that has none; `''`: the whole row. */
export function errorPlace(
  { fields }: Importable,
  language: Language,
  { column, params }: { column: string; params: Readonly<Record<string, unknown>> },
): string {
  return column || (fields.find(({ code }) => code === params.field)?.label[language] ?? '');
}

/** What is wrong and what to do about it, as one sentence for a file. */
export function errorSentence(
  importable: Importable,
  language: Language,
  { code, params = {} }: { code: string; params?: Readonly<Record<string, unknown>> },
): string {
  const words = errorWords(importable)[code];
  if (!words) return code;
  const gap = language === 'zh' ? '。' : '. ';
  return `${fill(words.wrong[language], params)}${gap}${fill(words.remedy[language], params)}`;
}
