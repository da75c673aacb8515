import type { DesignCheck, SurveyContent, SurveyQuestion } from '@tongli/contracts/outreach';
import { type Refusal, refuse } from '../../../platform/call.ts';

const wrong = (code: string, field: string) => refuse(code, { status: 422, field: `body.${field}` });

function decideQuestion(question: SurveyQuestion, before: readonly SurveyQuestion[], at: number): Refusal | null {
  const field = `questions.${at}`;
  if (before.some(({ id }) => id === question.id)) return wrong('question-twice', field);
  if (question.kind === 'choice' && question.options.length < 2) return wrong('too-few-options', `${field}.options`);
  if (question.showIf === null) return null;
  const { questionId, is } = question.showIf;
  const asked = before.find(({ id }) => id === questionId);
  if (!asked || asked.kind === 'text') return wrong('unknown-condition', `${field}.showIf`);
  return (is === 'option') === (asked.kind === 'choice') ? null : wrong('unknown-condition', `${field}.showIf`);
}

/** Null where it can be asked: each question once, a condition on an earlier one that fits it. */
export function decideSurvey({ questions }: SurveyContent): Refusal | null {
  for (const [at, question] of questions.entries()) {
    const refused = decideQuestion(question, questions.slice(0, at), at);
    if (refused) return refused;
  }
  return null;
}

/** Longer, and customers leave it half way. */
const mostQuestions = 6;
const joined = /和.*[？?]|以及|\band\b/i;
const leading = /是不是很|难道|对吧|非常满意吧|don.t you agree|wouldn.t you/i;

function checksOf({ id, text, kind, required }: SurveyQuestion): DesignCheck[] {
  const words = `${text.zh} ${text.en}`;
  const found: DesignCheck['code'][] = [];
  if (kind !== 'text' && joined.test(words)) found.push('two-questions-in-one');
  if (leading.test(words)) found.push('leading');
  if (kind === 'text' && required) found.push('text-required');
  if (text.zh === '' || text.en === '') found.push('one-language');
  return found.map((code) => ({ code, questionId: id }));
}

/** What would make answers fewer or worth less, for whoever designs it to judge. */
export function designChecks({ questions }: SurveyContent): DesignCheck[] {
  const whole: DesignCheck['code'][] = [];
  if (questions.length > mostQuestions) whole.push('too-long');
  const kinds = questions.map(({ kind }) => kind).filter((kind) => kind === 'csat' || kind === 'nps' || kind === 'ces');
  if (kinds.length === 0) whole.push('no-scale');
  if (new Set(kinds).size < kinds.length) whole.push('same-scale-twice');
  return [...whole.map((code) => ({ code, questionId: null })), ...questions.flatMap(checksOf)];
}
