import type { Question, QuestionContent, QuestionKind, QuestionOption } from '@tongli/contracts/people';
import type { Values } from '../../../ui/form/drafts.ts';

interface Both {
  readonly zh?: string;
  readonly en?: string;
}
const both = (value: unknown) => ({ zh: '', en: '', ...(value as Both | undefined) });

interface OptionValue {
  readonly text?: Both;
  readonly right?: boolean;
}

const letters = 'abcdefgh';
/** Options are named by where they stand; what was taken keeps its own. */
const optionsOf = (value: unknown): QuestionOption[] =>
  ((value ?? []) as readonly (OptionValue | undefined)[]).map((option, index) => ({
    id: letters[index] ?? String(index),
    text: both(option?.text),
    right: option?.right ?? false,
  }));

const trueFalse = (isTrue: boolean): QuestionOption[] =>
  ['true', 'false'].map((id) => ({ id, text: both(undefined), right: (id === 'true') === isTrue }));

/** Several accepted wordings stand one a line. */
const linesOf = (value: unknown): string[] =>
  String(value ?? '')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

const choices: ReadonlySet<unknown> = new Set(['single', 'multiple']);

/** What was typed, as the contract judges it: each kind has its own fields. */
export function questionOf({ kind, topic, text, options, isTrue, accepted, explanation }: Values): QuestionContent {
  return {
    kind: kind as QuestionKind,
    topic: String(topic ?? ''),
    text: both(text),
    options: choices.has(kind) ? optionsOf(options) : kind === 'true-false' ? trueFalse(isTrue !== false) : [],
    accepted: kind === 'fill-in' ? linesOf(accepted) : [],
    explanation: both(explanation),
  };
}

export const questionValues = ({ kind, topic, text, options, accepted, explanation }: Question): Values => ({
  ...{ kind, topic, text, explanation },
  options: choices.has(kind) ? options : newOptions,
  isTrue: options.find(({ id }) => id === 'true')?.right ?? true,
  accepted: accepted.join('\n'),
});

const newOptions = [{ right: true }, { right: false }, { right: false }, { right: false }];
export const newQuestion: Values = { kind: 'single', isTrue: true, options: newOptions };
