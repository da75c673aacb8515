import { situations } from '@tongli/contracts/knowledge';
import type { Field, Importable } from '../../../platform/imports/index.ts';

const maximumText = 1_000;

export const phraseFields: readonly Field[] = [
  {
    code: 'situation',
    label: { zh: '情景', en: 'Situation' },
    meaning: {
      zh: '话术用在什么时候，写名称或代码，如“问候”。',
      en: 'When it is said, by name or code, such as “Greeting”.',
    },
    example: { zh: '问候', en: 'Greeting' },
    kind: 'choice',
    required: true,
    choices: situations.map(({ code, name }) => ({ code, label: name, synonyms: [code] })),
    synonyms: ['场景', '使用场景', '使用情景', '类别', '分类', 'situation', 'scene', 'category'],
  },
  {
    code: 'title',
    label: { zh: '标题', en: 'Title in Chinese' },
    meaning: {
      zh: '同一情景下不重复；系统凭情景与它认话术。最多 40 个字。',
      en: 'Never twice in one situation: the two tell which phrase is meant. At most 40 characters.',
    },
    example: { zh: '示例问候', en: '示例问候' },
    kind: 'text',
    required: true,
    maximum: 40,
    synonyms: ['话术标题', '名称', '话术名称', '中文标题', 'title', 'name', 'title zh'],
  },
  {
    code: 'titleEn',
    label: { zh: '英文标题', en: 'Title in English' },
    meaning: { zh: '最多 80 个字符。', en: 'At most 80 characters.' },
    example: { zh: 'Sample greeting', en: 'Sample greeting' },
    kind: 'text',
    required: true,
    maximum: 80,
    synonyms: ['标题英文', '英文名称', 'title en', 'english title', 'name en'],
  },
  {
    code: 'text',
    label: { zh: '用语', en: 'Words in Chinese' },
    meaning: {
      zh: '最多 1000 个字；可用 {customer}、{number}、{agent}、{queue}、{blank} 留出要填的位置。',
      en: 'At most 1,000 characters; {customer}, {number}, {agent}, {queue} and {blank} are filled in when it is said.',
    },
    example: { zh: '您好，{agent}为您服务。', en: '您好，{agent}为您服务。' },
    kind: 'text',
    required: true,
    maximum: maximumText,
    synonyms: ['内容', '话术', '话术内容', '中文内容', '标准用语', '正文', 'text', 'words', 'content', 'script'],
  },
  {
    code: 'textEn',
    label: { zh: '英文用语', en: 'Words in English' },
    meaning: { zh: '同一句话的英文。', en: 'The same in English.' },
    example: { zh: 'Hello, this is {agent}.', en: 'Hello, this is {agent}.' },
    kind: 'text',
    required: true,
    maximum: maximumText,
    synonyms: ['英文内容', '英文话术', 'text en', 'english text', 'english words', 'content en'],
  },
  {
    code: 'pattern',
    label: { zh: '同理心句式', en: 'Empathy pattern' },
    meaning: {
      zh: '可以不填。填了，中英文用语都要合乎句式。',
      en: 'May be left empty. Where it is given, the words follow it in both languages.',
    },
    example: { zh: '', en: '' },
    kind: 'choice',
    required: false,
    choices: [
      { code: 'although', label: { zh: '虽然……但是', en: 'Although … I can' }, synonyms: ['虽然但是', 'although'] },
      {
        code: 'immediately',
        label: { zh: '虽然……但立即', en: 'Not yet, but at once' },
        synonyms: ['立即', '马上', 'immediately'],
      },
    ],
    synonyms: ['句式', '同理心', 'pattern', 'empathy'],
  },
];

export const phraseErrors: Importable['errors'] = {
  'unreadable-place': {
    wrong: { zh: '花括号里的内容认不出来', en: 'has braces that stand for nothing known' },
    remedy: {
      zh: '只用 {customer}、{number}、{agent}、{queue}、{blank}，括号成对。',
      en: 'Use {customer}, {number}, {agent}, {queue} and {blank} only, with both braces.',
    },
  },
  'pattern-not-followed': {
    wrong: { zh: '不合所填的同理心句式', en: 'does not follow the pattern that it names' },
    remedy: {
      zh: '先说做不到什么，再说能做什么；或者不填句式。',
      en: 'Say what cannot be done and then what can; or leave the pattern empty.',
    },
  },
  'awaits-approval': {
    wrong: { zh: '这条话术正在审批', en: 'is a phrase that awaits approval' },
    remedy: { zh: '等审批结束，或先撤回。', en: 'Wait until it is decided, or take it back first.' },
  },
};
