import type { CausePart, CauseShares, Why } from '@tongli/contracts/improvement';

/** Numbers of complaints by the cause that they are attributed to. */
export type Attribution = ReadonlyMap<string, ReadonlySet<string>>;

type Tree = readonly Pick<Why, 'id' | 'parentId' | 'cases'>[];

/** What was cited as evidence of a cause is attributed to it too. */
function ownCases(tree: Tree, attributed: Attribution): Map<string, ReadonlySet<string>> {
  return new Map(tree.map((why) => [why.id, new Set([...why.cases, ...(attributed.get(why.id) ?? [])])]));
}

/** Of each cause with all below it, each complaint once; whys that `checkWhys` accepts. */
export function casesByCause(tree: Tree, attributed: Attribution): Map<string, ReadonlySet<string>> {
  const own = ownCases(tree, attributed);
  const below = Map.groupBy(tree, ({ parentId }) => parentId);
  const found = new Map<string, ReadonlySet<string>>();
  const gather = (id: string): ReadonlySet<string> => {
    const all = new Set(own.get(id));
    for (const child of below.get(id) ?? []) for (const one of gather(child.id)) all.add(one);
    found.set(id, all);
    return all;
  };
  for (const root of below.get(null) ?? []) gather(root.id);
  return found;
}

/** Causes that nobody asked on from. */
export function endsOf(tree: Tree): string[] {
  const parents = new Set(tree.map(({ parentId }) => parentId));
  return tree.filter(({ id }) => !parents.has(id)).map(({ id }) => id);
}

type PartKey = Pick<CausePart, 'part' | 'causeId'>;

/** The one part that each complaint of the total belongs to. */
export function partsOf(numbers: readonly string[], tree: Tree, attributed: Attribution): Map<string, PartKey> {
  const own = ownCases(tree, attributed);
  const ends = endsOf(tree);
  const inner = tree.filter(({ id }) => !ends.includes(id)).map(({ id }) => id);
  const partOf = (number: string): PartKey => {
    const explaining = ends.filter((id) => own.get(id)?.has(number));
    if (explaining.length > 1) return { part: 'overlap', causeId: null };
    if (explaining[0] !== undefined) return { part: 'cause', causeId: explaining[0] };
    const halfway = inner.some((id) => own.get(id)?.has(number));
    return { part: halfway ? 'halfway' : 'unexplained', causeId: null };
  };
  return new Map(numbers.map((number) => [number, partOf(number)]));
}

/** All that any cause is tied to. */
export const citedIn = (tree: Tree, attributed: Attribution): string[] => [
  ...new Set([...casesByCause(tree, attributed).values()].flatMap((own) => [...own])),
];

/** How many complaints the period and slice have, and which of those that are cited are among them. */
export interface Studied {
  readonly total: number;
  readonly cited: readonly string[];
}

export function sharesOf({ total, cited }: Studied, tree: Tree, attributed: Attribution): CauseShares {
  const share = (cases: number) => (total === 0 ? 0 : cases / total);
  const within = new Set(cited);
  const byCause = casesByCause(tree, attributed);
  const causes = tree.map(({ id }) => {
    const cases = [...(byCause.get(id) ?? [])].filter((number) => within.has(number)).length;
    return { causeId: id, cases, share: share(cases) };
  });
  const tied = [...partsOf(cited, tree, attributed).values()].filter(({ part }) => part !== 'unexplained');
  const count = (key: PartKey) =>
    key.part === 'unexplained'
      ? total - tied.length
      : tied.filter(({ part, causeId }) => part === key.part && causeId === key.causeId).length;
  const keys: PartKey[] = [
    ...endsOf(tree).map((causeId) => ({ part: 'cause' as const, causeId })),
    { part: 'overlap', causeId: null },
    { part: 'halfway', causeId: null },
    { part: 'unexplained', causeId: null },
  ];
  const parts = keys.map((key) => ({ ...key, cases: count(key), share: share(count(key)) }));
  return { total, causes, parts, outside: citedIn(tree, attributed).filter((number) => !within.has(number)).length };
}
