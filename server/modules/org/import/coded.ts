import type { Bilingual } from '@tongli/contracts/kernel';
import type { Field, FieldError, Importable, Values } from '../../../platform/imports/index.ts';
import { isCode, isFormula } from './reading.ts';

/** What the tables of all things with a code and a name in each language have in common. */
export const checkCoded = ({ code, name, nameEn }: Values): FieldError[] => [
  ...(isCode(code ?? '') ? [] : [{ field: 'code', code: 'unreadable-code' }]),
  ...(isFormula(name ?? '') ? [{ field: 'name', code: 'formula-name' }] : []),
  ...(isFormula(nameEn ?? '') ? [{ field: 'nameEn', code: 'formula-name' }] : []),
];

export const codedErrors: Importable['errors'] = {
  'unreadable-code': {
    wrong: { zh: '含有代码不能用的符号', en: 'has signs that a code cannot have' },
    remedy: {
      zh: '以字母或数字开头，只用字母、数字、点和横线。',
      en: 'Begin with a letter or digit; use letters, digits, dots and dashes only.',
    },
  },
  'formula-name': {
    wrong: { zh: '以 = + - @ 开头，是公式，不是名称', en: 'begins with = + - or @, as a formula does and no name' },
    remedy: { zh: '请写名称，去掉开头的符号。', en: 'Write the name without the sign at its beginning.' },
  },
};

/** Of a unit, a post: what it is called in the sentence. */
export const englishName = (thing: string, example: Bilingual): Field => ({
  code: 'nameEn',
  label: { zh: '英文名称', en: 'English name' },
  meaning: {
    zh: '不填：已有的不变，新增的与名称相同。',
    en: `Left empty: what is there stays, a new ${thing} has its name in both languages.`,
  },
  example,
  kind: 'text',
  required: false,
  maximum: 120,
  synonyms: ['英文名', '英文', 'name en', 'name in english'],
});
