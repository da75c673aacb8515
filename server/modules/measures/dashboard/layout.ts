import { gridColumns, mostControlTiles, type Tile } from '@tongli/contracts/measures';
import { type Refusal, refuse } from '../../../platform/call.ts';
import { checkRange } from '../../../platform/range.ts';

const mostDays = 400;

const overlap = (a: Tile, b: Tile) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

function wrongWith(tiles: readonly Tile[], tile: Tile, at: number): Refusal | null {
  const wrong = (code: string, field: string, params: Refusal['params'] = {}) =>
    refuse(code, { status: 422, field: `body.tiles.${at}.${field}`, params });
  const before = tiles.slice(0, at);
  if (before.some(({ id }) => id === tile.id)) return wrong('tile-repeats', 'id', { id: tile.id });
  if (tile.x + tile.w > gridColumns) return wrong('tile-beyond-grid', 'w', { columns: gridColumns });
  const other = before.findIndex((one) => overlap(one, tile));
  if (other >= 0) return wrong('tiles-overlap', 'x', { first: other + 1, second: at + 1 });
  if (!('period' in tile) || typeof tile.period === 'string') return null;
  const refused = checkRange(tile.period, 'body', mostDays);
  return refused && wrong(refused.refusal, `period.${refused.field?.split('.').at(-1) ?? 'from'}`, refused.params);
}

/** What is wrong with a board as it is laid out: the first of it. */
export function checkLayout(tiles: readonly Tile[]): Refusal | null {
  const charts = tiles.flatMap(({ kind }, at) => (kind === 'control' ? [at] : []));
  const beyond = charts[mostControlTiles];
  if (beyond !== undefined)
    return refuse('too-many-charts', {
      status: 422,
      field: `body.tiles.${beyond}.kind`,
      params: { maximum: mostControlTiles },
    });
  for (const [at, tile] of tiles.entries()) {
    const refused = wrongWith(tiles, tile, at);
    if (refused) return refused;
  }
  return null;
}
