import type { AnswerGiven, QuestionContent, QuestionOption } from '@tongli/contracts/people';
import { type Refusal, refuse } from '../../../platform/call.ts';

const wrong = (code: string, field: string) => refuse(code, { status: 422, field: `body.${field}` });

const trueFalse = ['true', 'false'];
const fewestOptions = 2;

function decideOptions(options: readonly QuestionOption[]): Refusal | null {
  if (options.length < fewestOptions) return wrong('too-few-options', 'options');
  if (new Set(options.map(({ id }) => id)).size < options.length) return wrong('option-twice', 'options');
  const empty = options.findIndex(({ text }) => text.zh === '' && text.en === '');
  return empty < 0 ? null : wrong('option-empty', `options.${empty}`);
}

/** Null where the question can be asked and judged. */
export function decideQuestion({ kind, options, accepted }: QuestionContent): Refusal | null {
  const right = options.filter((option) => option.right).length;
  if (kind === 'fill-in') return accepted.length > 0 && options.length === 0 ? null : wrong('no-accepted', 'accepted');
  if (kind === 'true-false') {
    const both = trueFalse.every((id) => options.some((option) => option.id === id));
    return both && options.length === trueFalse.length && right === 1 ? null : wrong('no-right-option', 'options');
  }
  const refused = decideOptions(options);
  if (refused) return refused;
  if (right === 0) return wrong('no-right-option', 'options');
  return kind === 'single' && right > 1 ? wrong('one-right-option', 'options') : null;
}

/** A question as one attempt asks it: its words, its options in their order, and what is right. */
export type Asked = Pick<QuestionContent, 'kind' | 'text' | 'options' | 'accepted' | 'explanation'>;

/** Width, case and spaces are not what is asked. */
const plain = (words: string) => words.normalize('NFKC').toLowerCase().replace(/\s+/g, '');

/** All of it or nothing: a choice of several is right when exactly the right ones were chosen. */
export function isRight({ kind, options, accepted }: Asked, answer: AnswerGiven): boolean {
  if (kind === 'fill-in') {
    const given = plain(answer[0] ?? '');
    return given !== '' && accepted.some((one) => plain(one) === given);
  }
  const right = options.filter((option) => option.right).map(({ id }) => id);
  const given = new Set(answer);
  return given.size === right.length && right.every((id) => given.has(id));
}

/** What would have been right, as an answer. */
export const rightAnswer = ({ kind, options, accepted }: Asked): AnswerGiven =>
  kind === 'fill-in' ? accepted.slice(0, 1) : options.filter(({ right }) => right).map(({ id }) => id);
