import type { Tile, TileKind } from '@tongli/contracts/measures';
import type { Box } from './grid.ts';

const sizes: Readonly<Record<TileKind, { readonly w: number; readonly h: number }>> = {
  number: { w: 3, h: 3 },
  course: { w: 6, h: 6 },
  breakdown: { w: 6, h: 6 },
  control: { w: 8, h: 7 },
  alerts: { w: 4, h: 6 },
  live: { w: 3, h: 3 },
  text: { w: 4, h: 3 },
};

export const tileKinds = Object.keys(sizes) as readonly TileKind[];
export const sizeOf = (kind: TileKind) => sizes[kind];

const usual = { indicator: 'complaints-per-day', period: 'last-30-days', unitId: null } as const;

/** As it is when it is laid down: something to be seen at once, and to be changed. */
export function newTile(kind: TileKind, spot: Pick<Box, 'x' | 'y'>, text: string): Tile {
  const place = { id: crypto.randomUUID().slice(0, 8), ...spot, ...sizes[kind], title: '' };
  switch (kind) {
    case 'number':
      return { kind, ...place, ...usual, period: 'last-7-days' };
    case 'course':
      return { kind, ...place, ...usual, look: 'line' };
    case 'breakdown':
      return { kind, ...place, ...usual, by: 'product', look: 'bars', most: 8 };
    case 'control':
      return { kind, ...place, indicator: usual.indicator, period: 'last-90-days' };
    case 'alerts':
      return { kind, ...place, unitId: null };
    case 'live':
      return { kind, ...place, what: 'waiting', queueIds: [], target: null };
    case 'text':
      return { kind, ...place, text };
  }
}
