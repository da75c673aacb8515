import type { AssignmentRule, ChoiceRule, RuledOut } from '@tongli/contracts/complaints';

/** A handler of the unit in charge, as the decision sees them. Loads are in hundredths of a case, so that sums are exact. */
export interface Handler {
  readonly id: string;
  readonly load: number;
  readonly most: number;
  readonly recused: boolean;
  readonly absent: boolean;
  /** Skills that the case asks and they have not. */
  readonly lacks: readonly string[];
  /** When they last got a case by rule; null: never. */
  readonly lastAt: number | null;
}

export interface Judged extends Handler {
  readonly out: RuledOut | null;
}

export interface Choice {
  readonly personId: string | null;
  readonly rule: ChoiceRule;
  readonly judged: readonly Judged[];
}

function ruleOut(one: Handler, weight: number): RuledOut | null {
  if (one.recused) return 'recused';
  if (one.absent) return 'absent';
  if (one.lacks.length > 0) return 'unskilled';
  return one.load + weight > one.most ? 'full' : null;
}

const shareOf = ({ load, most }: Handler) => load / most;
const lastOf = ({ lastAt }: Handler) => lastAt ?? Number.NEGATIVE_INFINITY;
const compare = (a: number, b: number) => (a === b ? 0 : a < b ? -1 : 1);
const byId = (a: Handler, b: Handler) => (a.id < b.id ? -1 : 1);

/** The smallest share of their limit, then longest without a new case, then the fixed order of ids: every process chooses the same. */
const inOrder = (a: Judged, b: Judged) =>
  compare(a.out === null ? 0 : 1, b.out === null ? 0 : 1) ||
  compare(shareOf(a), shareOf(b)) ||
  compare(lastOf(a), lastOf(b)) ||
  byId(a, b);

function decidedBy(first: Judged, second: Judged | undefined): ChoiceRule {
  if (!second || second.out !== null) return 'only-one';
  if (shareOf(first) !== shareOf(second)) return 'least-loaded';
  return lastOf(first) === lastOf(second) ? 'fixed-order' : 'longest-without';
}

function whyNobody(judged: readonly Judged[]): ChoiceRule {
  if (judged.some(({ out }) => out === 'full')) return 'all-full';
  return judged.length === 0 ? 'nobody-there' : 'nobody-able';
}

/**
 * Who gets a case of this weight. Nobody who is recused, away, without the skill, or who would hold more than they may; a substitute
 * goes before the others where none of this holds of them.
 */
export function decideOwner(
  handlers: readonly Handler[],
  { weight, substituteId = null }: { readonly weight: number; readonly substituteId?: string | null },
): Choice {
  const judged = handlers.map((one) => ({ ...one, out: ruleOut(one, weight) })).toSorted(inOrder);
  const substitute = judged.find(({ id, out }) => id === substituteId && out === null);
  if (substitute) return { personId: substitute.id, rule: 'substitute', judged };
  const [first, second] = judged;
  if (!first || first.out !== null) return { personId: null, rule: whyNobody(judged), judged };
  return { personId: first.id, rule: decidedBy(first, second), judged };
}

export interface Matter {
  readonly product: string;
  readonly area: string;
}

const takes = (rule: AssignmentRule, { product, area }: Matter) =>
  (rule.products.length === 0 || rule.products.includes(product)) &&
  (rule.areas.length === 0 || rule.areas.includes(area));

const narrowness = ({ products, areas }: AssignmentRule) => (products.length > 0 ? 2 : 0) + (areas.length > 0 ? 1 : 0);

/** The rule of the unit that takes a matter: the narrowest, and of two alike the first. */
export function ruleFor(rules: readonly AssignmentRule[], matter: Matter): AssignmentRule | null {
  const fitting = rules.filter((rule) => takes(rule, matter));
  return fitting.toSorted((a, b) => narrowness(b) - narrowness(a))[0] ?? null;
}

/** What a matter asks; of one skill that is asked twice, the higher level. */
export function asked(
  { asks }: AssignmentRule,
  matter: Matter & { readonly language: 'zh' | 'en' },
): ReadonlyMap<string, number> {
  const levels = new Map<string, number>();
  for (const one of asks) {
    const fits =
      (one.product === null || one.product === matter.product) &&
      (one.area === null || one.area === matter.area) &&
      (one.language === null || one.language === matter.language);
    if (fits) levels.set(one.skillId, Math.max(one.level, levels.get(one.skillId) ?? 0));
  }
  return levels;
}
