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
    const malformed = why.cases.find((number) => !caseNumber.test(number));
    if (malformed !== undefined) return wrong('case-number-malformed', `.${index}.cases`, { number: malformed });
    if (new Set(why.cases).size < why.cases.length) return wrong('case-number-twice', `.${index}.cases`);
  }
  return null;
}

/** Answers from the first "why?" down to the deepest one; whys that `checkWhys` accepts. */
export function deepestChain(whys: readonly Why[]): number {
  const byId = new Map(whys.map((why) => [why.id, why]));
  return whys.reduce((deepest, why) => Math.max(deepest, depthOf(why, byId)), 0);
}

/** More than there are answers when the way up never ends. */
function depthOf(why: Why, byId: ReadonlyMap<string, Why>): number {
  let depth = 0;
  for (let at: Why | undefined = why; at && depth <= byId.size; depth += 1)
    at = at.parentId === null ? undefined : byId.get(at.parentId);
  return depth;
}
