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
}

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly steps: readonly Placed[];
  readonly ways: readonly Way[];
}

/** Down from the middle of one box to the middle of another; around the right side where it skips layers or goes back. */
function pathOf(from: Placed, to: Placed, { kind, right }: { kind: Way['kind']; right: number }): string {
  const [half, end] = [box.width / 2, box.height];
  if (kind !== 'back' && to.y - from.y <= box.down && to.y > from.y)
    return `M${from.x + half} ${from.y + end}C${from.x + half} ${from.y + end + 24} ${to.x + half} ${to.y - 28} ${to.x + half} ${to.y - 5}`;
  const [y, z] = [from.y + end / 2 + (kind === 'back' ? -8 : 8), to.y + end / 2 + (kind === 'back' ? 8 : -8)];
  return `M${from.x + box.width} ${y}C${right} ${y} ${right} ${z} ${to.x + box.width + 5} ${z}`;
}

/** Layers from the top, each centred; within a layer in the order of the list. Pure, so that the same definition looks the same. */
export function drawingOf(definition: ProcessDefinition): Drawing {
  const layers = layersOf(definition);
  const rows: string[][] = [];
  for (const { key } of definition.steps) {
    const layer = layers.get(key) ?? 0;
    rows[layer] = [...(rows[layer] ?? []), key];
  }
  const widest = Math.max(1, ...rows.map((row) => row?.length ?? 0));
  const steps = rows.flatMap((row, layer) =>
    (row ?? []).map((key, index) => ({
      key,
      x: box.margin + (index + (widest - row.length) / 2) * box.across,
      y: box.margin + layer * box.down,
    })),
  );
  const placed = new Map(steps.map((one) => [one.key, one]));
  const right = box.margin + widest * box.across + 16;
  const wayOf = (from: string, to: string, kind: Way['kind']): Way[] => {
    const [one, other] = [placed.get(from), placed.get(to)];
    return one && other ? [{ from, to, kind, path: pathOf(one, other, { kind, right }) }] : [];
  };
  const ways = definition.steps.flatMap(({ key, next, back }) => [
    ...next.flatMap(({ to, when }) => wayOf(key, to, when.length > 0 ? 'condition' : 'next')),
    ...back.flatMap((to) => wayOf(key, to, 'back')),
  ]);
  return { width: right + 24, height: box.margin + rows.length * box.down, steps, ways };
}
