import type { SanctionRule, SanctionState } from '@tongli/contracts/complaints';
import { allowanceOf, forbidden, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';
import { holds, type Place } from '../../../platform/permissions/scope.ts';

type Consequence = SanctionRule['first'];

/** What the rule says: the heavier one for a repetition, less by the share; halves up. */
export function consequenceOf(rule: SanctionRule, sharePercent: number, repeated: number): Consequence {
  const whole = repeated > 0 && rule.again ? rule.again : rule.first;
  const part = (value: number) => Math.round((value * sharePercent) / 100);
  return { measure: whole.measure, points: part(whole.points), deductionMinor: part(whole.deductionMinor) };
}

export interface Responsible {
  readonly personId: string | null;
  readonly unitId: string | null;
  readonly sharePercent: number;
}

/** Each a person or a unit, nobody twice, all shares together the whole. */
export function decideResponsible(upheld: boolean, responsible: readonly Responsible[]): Refusal | null {
  const at = { status: 422, field: 'body.responsible' } as const;
  if (!upheld) return responsible.length === 0 ? null : refuse('nobody-responsible', at);
  if (responsible.some(({ personId, unitId }) => (personId === null) === (unitId === null)))
    return refuse('person-or-unit', at);
  const ids = responsible.map(({ personId, unitId }) => personId ?? unitId);
  if (new Set(ids).size < ids.length) return refuse('responsible-twice', at);
  const sum = responsible.reduce((total, { sharePercent }) => total + sharePercent, 0);
  return sum === 100 ? null : refuse('shares-incomplete', { ...at, params: { sum } });
}

export interface SanctionCase {
  readonly state: SanctionState;
  readonly place: Place;
  readonly version: number;
  /** Whom the case is about, who answers for it and who handles it. */
  readonly involved: ReadonlySet<string>;
  /** Whom the sanction concerns: the person, or those who lead the unit. */
  readonly concernedIds: readonly string[];
  readonly foundById: string;
  readonly decidedById: string | null;
  readonly decidedByPost: string | null;
  readonly appealUntil: Date | null;
}

export interface SanctionCaller {
  readonly actor: Actor;
  /** Of the caller; null where they hold none. */
  readonly post: string | null;
  readonly now: Date;
}

export type SanctionAct = 'decide' | 'appeal' | 'decide-appeal';

function uninvolved(one: SanctionCase, actor: Actor): Refusal | null {
  if (!holds(actor, 'complaints.settle', one.place)) return forbidden;
  return actor.id !== null && one.involved.has(actor.id) ? refuse('recused', { status: 403 }) : null;
}

/** Still without consequence, or not appealed against: nothing is decided twice. */
const rules: Readonly<Record<SanctionAct, (one: SanctionCase, caller: SanctionCaller) => Refusal | null>> = {
  decide: (one, { actor }) => uninvolved(one, actor) ?? (one.state === 'proposed' ? null : refuse('sanction-decided')),
  appeal: (one, { actor, now }) => {
    if (actor.id === null || !one.concernedIds.includes(actor.id)) return refuse('not-concerned', { status: 403 });
    if (one.state === 'proposed') return refuse('sanction-undecided');
    if (one.state !== 'decided') return refuse('appeal-not-open');
    return one.appealUntil !== null && now < one.appealUntil ? null : refuse('appeal-too-late');
  },
  'decide-appeal': (one, { actor, post }) => {
    const refused = uninvolved(one, actor);
    if (refused) return refused;
    if (one.state !== 'appealed') return refuse('appeal-not-open');
    if (actor.id === one.decidedById || actor.id === one.foundById) return refuse('own-decision', { status: 403 });
    return post !== null && post === one.decidedByPost ? refuse('same-post', { status: 403 }) : null;
  },
};

export function decideSanctionAct(
  one: SanctionCase,
  act: SanctionAct,
  caller: SanctionCaller & { readonly version?: number },
): Refusal | null {
  const refused = rules[act](one, caller);
  if (refused) return refused;
  return caller.version !== undefined && caller.version !== one.version ? staleVersion : null;
}

export const sanctionAllowances = (one: SanctionCase, caller: SanctionCaller) =>
  Object.fromEntries(
    (['decide', 'appeal', 'decide-appeal'] as const).map((act) => [
      act,
      allowanceOf(decideSanctionAct(one, act, caller)),
    ]),
  );

export interface Decided {
  readonly measure: Consequence['measure'] | null;
  readonly points: number;
  readonly deductionMinor: number;
  readonly reason: string;
}

/** What differs from the rule says why. */
export function decideConsequence(
  byRule: Consequence,
  { measure, points, deductionMinor, reason }: Decided,
): Refusal | null {
  const same = measure === byRule.measure && points === byRule.points && deductionMinor === byRule.deductionMinor;
  if (measure === null && (points > 0 || deductionMinor > 0))
    return refuse('waived-with-points', { status: 422, field: 'body.points' });
  return same || reason !== '' ? null : refuse('reason-needed', { status: 422, field: 'body.reason' });
}

/** The effect of a reversal: what was added, taken away again. */
export const counter = ({ points, deductionMinor }: { points: number; deductionMinor: number }) => ({
  points: -points,
  deductionMinor: -deductionMinor,
});

const decideOne = (rule: SanctionRule, at: number, seen: ReadonlySet<string>): Refusal | null => {
  if (seen.has(rule.breach))
    return refuse('code-taken', { status: 422, field: `body.rules.${at}.breach`, params: { code: rule.breach } });
  const { measure, deductionMinor, points } = rule.first;
  if (measure === 'deduction' && deductionMinor === 0)
    return refuse('amount-needed', {
      status: 422,
      field: `body.rules.${at}.first.deductionMinor`,
      params: { minimum: 0.01 },
    });
  if (measure === 'points' && points === 0)
    return refuse('points-needed', { status: 422, field: `body.rules.${at}.first.points`, params: { minimum: 1 } });
  return null;
};

export function decideSanctionRules(rules: readonly SanctionRule[]): Refusal | null {
  const seen = new Set<string>();
  for (const [at, rule] of rules.entries()) {
    const refused = decideOne(rule, at, seen);
    if (refused) return refused;
    seen.add(rule.breach);
  }
  return null;
}
