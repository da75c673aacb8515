import type { Survey, SurveyContent, SurveyQuestion } from '@tongli/contracts/outreach';
import type { Values } from '../../../ui/form/drafts.ts';

interface Both {
  readonly zh?: string;
  readonly en?: string;
}
/** A field that nobody typed into is empty, not missing. */
const both = (value: unknown) => {
  const { zh = '', en = '' } = (value ?? {}) as Both;
  return { zh, en };
};

interface QuestionValue {
  readonly id?: string;
  readonly kind?: SurveyQuestion['kind'];
  readonly text?: Both;
  readonly required?: boolean;
  /** Options stand one a line, as `中文 | English`. */
  readonly options?: string;
  readonly after?: string;
  readonly is?: 'at-most' | 'at-least' | 'option';
  readonly value?: string | number;
}

/** Of what was typed, option by option; each is known by its place. */
export const optionsOf = (lines: string | undefined): SurveyQuestion['options'] =>
  (lines ?? '')
    .split('\n')
    .map((line) => line.split('|').map((part) => part.trim()))
    .filter(([zh = '', en = '']) => zh !== '' || en !== '')
    .map(([zh = '', en = ''], index) => ({ id: `o${index + 1}`, text: { zh, en } }));

type QuestionValues = readonly (QuestionValue | undefined)[];

/** What a question hangs on: an option of a choice, or a bound of a scale. */
function conditionOf({ after, is = 'at-most', value: given }: QuestionValue, all: QuestionValues) {
  if (!after) return null;
  const chosen = all.find((one) => one?.id === after)?.kind === 'choice';
  const bound = is === 'option' ? 'at-most' : is;
  return { questionId: after, is: chosen ? ('option' as const) : bound, value: String(given ?? '') };
}

function questionOf(value: QuestionValue | undefined, index: number, all: QuestionValues): SurveyQuestion {
  const { id, kind = 'csat', text, required = false, options } = value ?? {};
  return {
    ...{ id: id ?? `q${index + 1}`, kind, text: both(text), required },
    options: kind === 'choice' ? optionsOf(options) : [],
    showIf: conditionOf(value ?? {}, all),
  };
}

const bound = (value: unknown) => (typeof value === 'number' ? value : null);

/** What was typed; the contract judges it. */
export function surveyOf({
  title,
  intro,
  questions,
  validDays,
  samplePercent,
  restDays,
  low,
  callbackMinutes,
}: Values): SurveyContent {
  const { csat, nps, ces } = (low ?? {}) as Record<string, unknown>;
  return {
    ...{ title: both(title), intro: both(intro) },
    questions: ((questions ?? []) as QuestionValues).map(questionOf),
    ...{ validDays: Number(validDays), samplePercent: Number(samplePercent), restDays: Number(restDays) },
    callbackMinutes: Number(callbackMinutes),
    low: { csat: bound(csat), nps: bound(nps), ces: bound(ces) },
  };
}

export const surveyValues = ({ content }: Pick<Survey, 'content'>): Values => ({
  ...content,
  low: Object.fromEntries(Object.entries(content.low).filter(([, value]) => value !== null)),
  questions: content.questions.map(({ showIf, options, ...rest }) => ({
    ...rest,
    options: options.map(({ text }) => [text.zh, text.en].filter(Boolean).join(' | ')).join('\n'),
    ...(showIf ? { after: showIf.questionId, is: showIf.is, value: showIf.value } : {}),
  })),
});

/** A name of its own for a question that is added. */
export const nextId = (questions: readonly ({ id?: string } | undefined)[]): string => {
  const numbers = questions.map((one) => Number(/^q(\d+)$/.exec(one?.id ?? '')?.[1] ?? 0));
  return `q${Math.max(0, ...numbers) + 1}`;
};
