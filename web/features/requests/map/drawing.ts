import type { ProcessDefinition, ProcessMap, ProcessStep } from '@tongli/contracts/requests';
import { type Drawing, drawingOf } from '../process/layout.ts';

type Edge = ProcessMap['edges'][number];

export interface DrawnMap extends Drawing {
  readonly edges: ReadonlyMap<string, Edge>;
}

export const keyOf = ({ from, to }: { from: string; to: string }): string => `${from}>${to}`;

/** What the layout asks of a step; the rest of it is not drawn. */
const stepOf = (key: string, next: readonly string[], back: readonly string[]): ProcessStep => ({
  ...{ key, name: { zh: '', en: '' }, owner: { role: 'handler' }, inputs: [], outputs: [], standards: [], fields: [] },
  ...{ limit: { amount: 1, unit: 'minutes' }, next: next.map((to) => ({ to, when: [] })), back: [...back] },
});

/**
 * The map as layers from the top, with the ways that at least this share of the cases went. A way leads on where its end stands behind
 * its beginning in the order of the nodes. What nothing leads to, and is no step of the definition, is left out.
 */
export function mapDrawing({ nodes, edges, cases, steps }: ProcessMap, least: number): DrawnMap {
  const order = new Map(nodes.map(({ key }, index) => [key, index]));
  const shown = edges.filter((edge) => edge.cases >= least * cases && edge.from !== edge.to);
  const touched = new Set([...shown.flatMap(({ from, to }) => [from, to]), ...steps.map(({ key }) => key)]);
  const leadsOn = ({ from, to }: Edge) => (order.get(to) ?? 0) > (order.get(from) ?? 0);
  const drawn = nodes
    .filter(({ key, name }) => name !== null || touched.has(key))
    .map(({ key }) => {
      const ways = shown.filter(({ from }) => from === key);
      const [next, back] = [ways.filter(leadsOn), ways.filter((way) => !leadsOn(way))];
      return stepOf(
        key,
        next.map(({ to }) => to),
        back.map(({ to }) => to),
      );
    });
  const drawing = drawingOf({ steps: drawn } as Pick<ProcessDefinition, 'steps'> as ProcessDefinition);
  return { ...drawing, edges: new Map(shown.map((edge) => [keyOf(edge), edge])) };
}

/** From a thin line for one case to a thick one for the most frequent way. */
export const widthOf = (count: number, most: number): number =>
  1 + (5 * Math.log1p(count)) / Math.log1p(Math.max(most, 1));
