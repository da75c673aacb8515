import type { Why } from '@tongli/contracts/improvement';
import { type Refusal, refuse } from '../../../platform/call.ts';

const maximumWhys = 100;

/** No blanks at the ends, no control characters: ledgers number their cases as they like. */
const caseNumber = /^[^\s\p{Cc}]([^\p{Cc}]*[^\s\p{Cc}])?$/u;

const wrong = (code: string, field: string, params: Record<string, string | number> = {}) =>
  refuse(code, { status: 422, field: `body.whys${field}`, params });

/** Whether the answers form trees: ids occur once, parents exist, nothing is its own cause. Null when they do. */
export function checkWhys(whys: readonly Why[]): Refusal | null {
  if (whys.length > maximumWhys) return wrong('too-many-whys', '', { maximum: maximumWhys });
  const byId = new Map(whys.map((why) => [why.id, why]));
  if (byId.size < whys.length) return wrong('why-twice', '');
  for (const [index, why] of whys.entries()) {
    if (why.parentId !== null && !byId.has(why.parentId)) return wrong('why-without-parent', `.${index}.parentId`);
    if (depthOf(why, byId) > whys.length) return wrong('why-circular', `.${index}.parentId`);
    for (const cited of ['cases', 'recordings'] as const) {
      const malformed = why[cited].find((number) => !caseNumber.test(number));
      if (malformed !== undefined) return wrong('case-number-malformed', `.${index}.${cited}`, { number: malformed });
      if (new Set(why[cited]).size < why[cited].length) return wrong('case-number-twice', `.${index}.${cited}`);
    }
  }
  return null;
}

/** Answers from the first "why?" down to one of them; whys that `checkWhys` accepts. */
export function depthFrom(whys: readonly Why[], id: string): number {
  const byId = new Map(whys.map((why) => [why.id, why]));
  const why = byId.get(id);
  return why ? depthOf(why, byId) : 0;
}

/** The end of the deepest chain, the first of several; undefined where nothing was answered. */
export function deepestEnd(whys: readonly Why[]): Why | undefined {
  const byId = new Map(whys.map((why) => [why.id, why]));
  const depth = (why: Why) => depthOf(why, byId);
  return whys.reduce<Why | undefined>(
    (deepest, why) => (deepest && depth(deepest) >= depth(why) ? deepest : why),
    undefined,
  );
}

export const endsDeepEnough = (whys: readonly Why[], fewest: number): string[] =>
  whys.filter(({ id }) => depthFrom(whys, id) >= fewest).map(({ id }) => id);

/** More than there are answers when the way up never ends. */
function depthOf(why: Why, byId: ReadonlyMap<string, Why>): number {
  let depth = 0;
  for (let at: Why | undefined = why; at && depth <= byId.size; depth += 1)
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  return depth;
}
