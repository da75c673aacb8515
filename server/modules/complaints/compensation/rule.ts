import type { CompensationFacts, CompensationMatch, CompensationRule, Severity } from '@tongli/contracts/complaints';
import { type Refusal, refuse } from '../../../platform/call.ts';

/** What a case says of itself, with what its handler says besides. Unknown facts fit a rule only that does not ask for them. */
export interface RuleFacts extends CompensationFacts {
  readonly product: string;
  readonly area: string;
  readonly severity: Severity;
}

const among = <T>(wanted: readonly T[], value: T | null) =>
  wanted.length === 0 || (value !== null && wanted.includes(value));

function delayFits({ delayFrom, delayTo }: CompensationRule['when'], days: number | null): boolean {
  if (delayFrom === null && delayTo === null) return true;
  return days !== null && days >= (delayFrom ?? 0) && days <= (delayTo ?? Number.POSITIVE_INFINITY);
}

/** All conditions hold; an empty one always does. */
export function fits({ when }: CompensationRule, facts: RuleFacts): boolean {
  return (
    among(when.products, facts.product) &&
    among(when.areas, facts.area) &&
    among(when.causes, facts.cause) &&
    among(when.severities, facts.severity) &&
    among(when.validities, facts.validity) &&
    delayFits(when, facts.delayDays)
  );
}

function missing({ by }: CompensationRule, facts: RuleFacts): CompensationMatch['missing'] {
  if (by === 'per-day' && facts.delayDays === null) return 'delayDays';
  return by === 'share' && facts.lossMinor === null ? 'lossMinor' : null;
}

/** In minor units, halves up. */
function raw(rule: CompensationRule, facts: RuleFacts): number {
  if (rule.by === 'fixed') return rule.amountMinor;
  if (rule.by === 'per-day') return rule.amountMinor * (facts.delayDays ?? 0);
  // Percent has two decimals at most: whole numbers keep the product exact.
  return Math.round(((facts.lossMinor ?? 0) * Math.round(rule.percent * 100)) / 10_000);
}

export function match(rule: CompensationRule, facts: RuleFacts): CompensationMatch {
  const rawMinor = raw(rule, facts);
  const capped = rule.capMinor !== null && rawMinor > rule.capMinor;
  return {
    rule,
    rawMinor,
    capped,
    amountMinor: capped ? (rule.capMinor ?? 0) : rawMinor,
    missing: missing(rule, facts),
  };
}

/** How much a rule asks of a case: the one that asks more is meant for it more than one for everybody. */
export function narrowness({ when }: CompensationRule): number {
  const lists = [when.products, when.areas, when.causes, when.severities, when.validities];
  const delay = when.delayFrom !== null || when.delayTo !== null;
  return lists.filter((list) => list.length > 0).length + (delay ? 1 : 0);
}

/** Rules that fit, the narrowest first; of equals the one that stands first in the book. */
export const matchesOf = (rules: readonly CompensationRule[], facts: RuleFacts): CompensationMatch[] =>
  rules
    .filter((rule) => fits(rule, facts))
    .toSorted((a, b) => narrowness(b) - narrowness(a))
    .map((rule) => match(rule, facts));

const field = (at: number, name: string) => `body.rules.${at}.${name}`;

function decideRule(rule: CompensationRule, at: number): Refusal | null {
  const { by, amountMinor, percent, when } = rule;
  if (by === 'share' && percent === 0)
    return refuse('share-needed', {
      status: 422,
      field: field(at, 'percent'),
      params: { minimum: 0.01, maximum: 300 },
    });
  if (by !== 'share' && amountMinor === 0)
    return refuse('amount-needed', { status: 422, field: field(at, 'amountMinor'), params: { minimum: 0.01 } });
  if (when.delayFrom !== null && when.delayTo !== null && when.delayFrom > when.delayTo)
    return refuse('delay-ends-early', {
      status: 422,
      field: field(at, 'when.delayTo'),
      params: { from: when.delayFrom },
    });
  return null;
}

/** Each rule says how much, and each code stands for one. */
export function decideRules(rules: readonly CompensationRule[]): Refusal | null {
  const seen = new Set<string>();
  for (const [at, rule] of rules.entries()) {
    if (seen.has(rule.code))
      return refuse('code-taken', { status: 422, field: field(at, 'code'), params: { code: rule.code } });
    seen.add(rule.code);
    const refused = decideRule(rule, at);
    if (refused) return refused;
  }
  return null;
}
