import { layersOf, type ProcessDefinition } from '@tongli/contracts/requests';

export const box = { width: 168, height: 56, across: 208, down: 104, margin: 20 } as const;

export interface Placed {
  readonly key: string;
  readonly x: number;
  readonly y: number;
}

export interface Way {
  readonly from: string;
  readonly to: string;
  readonly kind: 'next' | 'condition' | 'back';
  readonly path: string;
  /** The middle of the path, for what is written on it. */
  readonly middle: { readonly x: number; readonly y: number };
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly steps: readonly Placed[];
  readonly ways: readonly Way[];
}

type Line = Pick<Way, 'path' | 'middle'>;

/** Straight down to the next layer. */
function downward(from: Placed, to: Placed): Line {
  const [x, y, end] = [from.x + box.width / 2, from.y + box.height, to.x + box.width / 2];
  return {
    path: `M${x} ${y}C${x} ${y + 24} ${end} ${to.y - 28} ${end} ${to.y - 5}`,
    middle: { x: (x + end) / 2, y: (y + to.y) / 2 },
  };
}

/** Around the outside in a lane of its own: ways on that skip a layer at the right, ways back at the left. */
function around(from: Placed, to: Placed, { lane, side }: { lane: number; side: 'left' | 'right' }): Line {
  const across = side === 'right' ? box.width : 0;
  const tip = to.x + across + (side === 'right' ? 5 : -5);
  const [y, end] = [from.y + box.height / 2 + 8, to.y + box.height / 2 - 8];
  return {
    path: `M${from.x + across} ${y}C${lane} ${y} ${lane} ${end} ${tip} ${end}`,
    middle: { x: (from.x + across + tip + 6 * lane) / 8, y: (y + end) / 2 },
  };
}

/** How far apart ways around the outside run. */
const lane = 14;

/** The keys of each layer, in the order of the list. */
function rowsOf(definition: ProcessDefinition): string[][] {
  const layers = layersOf(definition);
  const deepest = Math.max(-1, ...layers.values());
  return Array.from({ length: deepest + 1 }, (_, layer) =>
    definition.steps.map(({ key }) => key).filter((key) => layers.get(key) === layer),
  );
}

/** Layers from the top, each centred; within a layer in the order of the list. Pure, so that the same definition looks the same. */
export function drawingOf(definition: ProcessDefinition): Drawing {
  const rows = rowsOf(definition);
  const widest = Math.max(1, ...rows.map((row) => row.length));
  const backs = definition.steps.reduce((count, { back }) => count + back.length, 0);
  const left = box.margin + backs * lane;
  const steps = rows.flatMap((row, layer) =>
    row.map((key, index) => ({
      key,
      x: left + (index + (widest - row.length) / 2) * box.across,
      y: box.margin + layer * box.down,
    })),
  );
  const placed = new Map(steps.map((one) => [one.key, one]));
  const right = left + widest * box.across - (box.across - box.width);
  let [lefts, rights] = [0, 0];
  const wayOf = (key: string, target: string, kind: Way['kind']): Way[] => {
    const [from, to] = [placed.get(key), placed.get(target)];
    if (!from || !to) return [];
    const way = { from: key, to: target, kind };
    if (kind === 'back') return [{ ...way, ...around(from, to, { lane: left - 30 - lane * lefts++, side: 'left' }) }];
    if (to.y - from.y === box.down) return [{ ...way, ...downward(from, to) }];
    return [{ ...way, ...around(from, to, { lane: right + 30 + lane * rights++, side: 'right' }) }];
  };
  const ways = definition.steps.flatMap(({ key, next, back }) => [
    ...next.flatMap(({ to, when }) => wayOf(key, to, when.length > 0 ? 'condition' : 'next')),
    ...back.flatMap((to) => wayOf(key, to, 'back')),
  ]);
  return { width: right + box.margin + lane * (rights + 1), height: box.margin + rows.length * box.down, steps, ways };
}
