import type { Article, ArticleContent, ArticleWords } from '@tongli/contracts/knowledge';
import type { Values } from '../../../ui/form/drafts.ts';
import type { FieldPath } from '../../../ui/form/field-errors.ts';

const languages = ['zh', 'en'] as const;

/** What a change begins from: the edition being made, else the latest. */
export const latestOf = ({ editions }: Pick<Article, 'editions'>): ArticleContent | undefined => editions[0]?.content;

type Marks = readonly ('mustKnow' | 'smallChange' | 'public')[];

/** Fields have no value for "none": it is a missing one in the form. Keywords are one line, and marks one list. */
export function articleValues(article: Pick<Article, 'editions'>): Values {
  const content = latestOf(article);
  if (!content) return {};
  const { words, keywords, validFrom, validTo, mustKnow, public: isPublic, ...rest } = content;
  return {
    ...{ topicId: rest.topicId, unitIds: [...rest.unitIds], queueIds: [...rest.queueIds] },
    keywords: keywords.join('，'),
    words: Object.fromEntries(languages.flatMap((one) => (words[one] ? [[one, words[one]]] : []))),
    ...(validFrom ? { validFrom } : {}),
    ...(validTo ? { validTo } : {}),
    marks: [mustKnow ? 'mustKnow' : '', isPublic ? 'public' : ''].filter(Boolean),
  };
}

/** A language in which nothing was written is not spoken. */
function wordsOf(value: unknown): ArticleWords | null {
  const { title = '', summary = '', text = '' } = (value ?? {}) as Partial<ArticleWords>;
  return [title, summary, text].some((one) => one.trim() !== '') ? { title, summary, text } : null;
}

const listOf = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const dateOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** What was typed; the contract judges it. */
export function contentOf(values: Values): ArticleContent {
  const words = (values.words ?? {}) as Readonly<Record<string, unknown>>;
  const marks = listOf(values.marks) as unknown as Marks;
  const keywords = String(values.keywords ?? '').split(/[,，、;；\n]+/);
  return {
    topicId: String(values.topicId ?? ''),
    words: { zh: wordsOf(words.zh), en: wordsOf(words.en) },
    keywords: keywords.map((one) => one.trim()).filter(Boolean),
    ...{ validFrom: dateOf(values.validFrom), validTo: dateOf(values.validTo) },
    ...{ unitIds: listOf(values.unitIds), queueIds: listOf(values.queueIds) },
    mustKnow: marks.includes('mustKnow'),
    smallChange: marks.includes('smallChange'),
    public: marks.includes('public'),
  };
}

/** The form has no field around the content; keywords are one field, and that no language is spoken is said of the Chinese title. */
export const fieldOf = ([first, ...rest]: FieldPath): FieldPath => {
  const path = first === 'content' ? rest : [first ?? '', ...rest];
  if (path[0] === 'keywords') return ['keywords'];
  return path[0] === 'words' && path.length === 1 ? ['words', 'zh', 'title'] : path;
};
