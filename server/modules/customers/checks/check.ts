import {
  type CheckSettings,
  type CheckStep,
  type IdentityLevel,
  identityLevels,
  type ProtectedAct,
} from '@tongli/contracts/customers';
import { forbidden, type Refusal, refuse } from '../../../platform/call.ts';

const minute = 60_000;
/** A code is sent no oftener than this. */
const betweenCodesMs = minute;
const mostCodes = 5;

export type Step = Pick<CheckStep, 'kind' | 'question' | 'right' | 'level'> & {
  readonly id: string;
  readonly at: Date;
  readonly lockedUntil: Date | null;
};

/** All that decides on the check of a customer within a contact or a case. */
export interface Situation {
  readonly settings: CheckSettings;
  readonly now: Date;
  /** It is known whose it is, and they were not erased. */
  readonly known: boolean;
  /** The contact lasts, or the case is not closed. */
  readonly open: boolean;
  /** The caller has it. */
  readonly mine: boolean;
  readonly may: { readonly check: boolean; readonly vouch: boolean };
  /** Of this customer within this contact or case, in order. */
  readonly steps: readonly Step[];
  /** Wherever it was that wrong answers locked them. */
  readonly lockedUntil: Date | null;
  /** What can be asked: what is on record of them, and the house's own. */
  readonly askable: readonly string[];
  /** Why no code can be sent; null where it can. */
  readonly noCode: 'check-no-address' | 'check-no-mail' | null;
}

export const reaches = (level: IdentityLevel, needed: IdentityLevel): boolean =>
  identityLevels.indexOf(level) >= identityLevels.indexOf(needed);

const isLocked = ({ lockedUntil, now }: Situation): boolean => lockedUntil !== null && lockedUntil > now;

/** How sure it is at this moment. A level counts for a time, as long as the contact lasts, and not while they are locked. */
export function standing(situation: Situation): { level: IdentityLevel; endsAt: Date | null } {
  const { settings, now, known, open, steps } = situation;
  if (!known) return { level: 'unknown', endsAt: null };
  const counts = (step: Step) => step.at.getTime() + settings.lastsMinutes * minute > now.getTime();
  const surest = open && !isLocked(situation) ? surestOf(steps.filter(counts)) : undefined;
  if (!surest) return { level: 'recognised', endsAt: null };
  return { level: surest.level, endsAt: new Date(surest.at.getTime() + settings.lastsMinutes * minute) };
}

/** The last that reached the highest level. */
function surestOf(steps: readonly Step[]): Step | undefined {
  const reaching = steps.filter(({ level }) => level !== 'recognised');
  return reaching.findLast((step) => reaching.every(({ level }) => reaches(step.level, level)));
}

/** What was asked since it was last locked: an answer is given once. */
export function progress({ steps }: Pick<Situation, 'steps'>) {
  const since = steps.slice(steps.findLastIndex(({ lockedUntil }) => lockedUntil !== null) + 1);
  const answers = new Map(
    since.flatMap(({ kind, question, right }) => (kind === 'answer' && question ? [[question, right === true]] : [])),
  );
  const given = [...answers.values()];
  const sent = since.findLast(({ kind }) => kind === 'send-code');
  const spent = since.findLastIndex(({ kind, right }) => kind === 'try-code' && right === true);
  return {
    answers,
    right: given.filter(Boolean).length,
    wrong: given.filter((right) => !right).length,
    wrongCodes: since.filter(({ kind, right }) => kind === 'try-code' && right === false).length,
    codes: since.filter(({ kind }) => kind === 'send-code').length,
    /** The one that was sent last and was not used. */
    code: sent && since.indexOf(sent) > spent ? sent : undefined,
  };
}

export const codeEndsAt = (step: Step, { codeMinutes }: CheckSettings): Date =>
  new Date(step.at.getTime() + codeMinutes * minute);

/** What holds for whatever is done to find out who somebody is. */
function decideAny(situation: Situation, may: boolean): Refusal | null {
  if (!may) return forbidden;
  if (!situation.known) return refuse('check-customer-unknown');
  if (!situation.open) return refuse('check-over');
  return null;
}

/** By whoever has them on the line. */
const decideOwn = (situation: Situation): Refusal | null =>
  decideAny(situation, situation.may.check) ?? (situation.mine ? null : forbidden);

function decideAsking(situation: Situation): Refusal | null {
  const refused = decideOwn(situation);
  if (refused) return refused;
  const left = (situation.lockedUntil?.getTime() ?? 0) - situation.now.getTime();
  return left > 0 ? refuse('check-locked', { params: { minutes: Math.ceil(left / minute) } }) : null;
}

/** Without a question: whether there is any that can be asked. */
export function decideAnswer(situation: Situation, question?: string): Refusal | null {
  const refused = decideAsking(situation);
  if (refused) return refused;
  const { answers } = progress(situation);
  if (question === undefined)
    return situation.askable.some((code) => !answers.has(code)) ? null : refuse('nothing-to-ask');
  if (!situation.askable.includes(question)) return refuse('unknown-question', { status: 422, field: 'body.question' });
  return answers.has(question) ? refuse('question-asked', { field: 'body.question' }) : null;
}

export function decideSend(situation: Situation): Refusal | null {
  const refused = decideAsking(situation);
  if (refused) return refused;
  if (situation.noCode !== null) return refuse(situation.noCode);
  const { codes } = progress(situation);
  const last = situation.steps.findLast(({ kind }) => kind === 'send-code');
  const since = last ? situation.now.getTime() - last.at.getTime() : betweenCodesMs;
  if (codes < mostCodes && since >= betweenCodesMs) return null;
  return refuse('check-codes-often', { status: 429, params: { minutes: betweenCodesMs / minute } });
}

export function decideTry(situation: Situation): Refusal | null {
  const refused = decideAsking(situation);
  if (refused) return refused;
  const { code } = progress(situation);
  return code && codeEndsAt(code, situation.settings) > situation.now ? null : refuse('check-code-ended');
}

/** A lock does not keep somebody from vouching: it is how one gets out of it. */
export const decideVouch = (situation: Situation): Refusal | null => decideAny(situation, situation.may.vouch);

export function decideProtected(situation: Situation, act: Exclude<ProtectedAct, 'pay'>): Refusal | null {
  return decideOwn(situation) ?? decideLevel(standing(situation).level, situation.settings.needs[act]);
}

export function decideLevel(reached: IdentityLevel, needed: IdentityLevel): Refusal | null {
  return reaches(reached, needed) ? null : refuse('identity-level-needed', { params: { needed, reached } });
}

/** The step as it is kept: what it has reached by itself, and whether it was wrong once too often. */
export function stepAfter(
  situation: Situation,
  step: Pick<Step, 'kind' | 'question' | 'right'>,
): Pick<Step, 'level' | 'lockedUntil'> {
  const { settings, now } = situation;
  const { right, wrong, wrongCodes } = progress(situation);
  if (step.right === false) {
    const isOver = step.kind === 'answer' ? wrong + 1 >= settings.wrongEnds : wrongCodes + 1 >= settings.codeTries;
    const lockedUntil = isOver ? new Date(now.getTime() + settings.lockMinutes * minute) : null;
    return { level: 'recognised', lockedUntil };
  }
  if (step.kind === 'try-code') return { level: 'proven', lockedUntil: null };
  const isEnough = step.kind === 'vouch' || (step.kind === 'answer' && right + 1 >= settings.rightNeeded);
  return { level: isEnough ? 'questioned' : 'recognised', lockedUntil: null };
}
