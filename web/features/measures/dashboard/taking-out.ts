import type { Tile, TileAnswer } from '@tongli/contracts/measures';
import { byteOrderMark, csvLines, saveBlob, saveText } from '../../../ui/list/csv.ts';

export interface TableWords {
  /** Titles of the columns. */
  readonly of: (
    column: 'date' | 'value' | 'count' | 'size' | 'previous' | 'target' | 'part' | 'alert' | 'raised',
  ) => string;
  readonly partName: (part: Extract<TileAnswer, { kind: 'breakdown' }>['parts'][number]) => string;
  readonly live: (now: Extract<TileAnswer, { kind: 'live' }>['now']) => string;
  readonly pick: (name: { zh: string; en: string }) => string;
}

const plain = (value: number | null) => (value === null ? '' : String(value));

/** A tile as a table, its digits as they were counted; null where there is nothing to take out. */
export function tableOf(tile: Tile, answer: TileAnswer, { of, partName, live, pick }: TableWords): string[][] | null {
  switch (answer.kind) {
    case 'number':
      return [
        [of('value'), of('count'), of('size'), of('previous'), of('target')],
        [answer.value, answer.count, answer.size, answer.previous, answer.target].map(plain),
      ];
    case 'course':
      return [[of('date'), of('value')], ...answer.points.map(({ from, value }) => [from, plain(value)])];
    case 'breakdown':
      return [
        [of('part'), of('value'), of('count'), of('size')],
        ...answer.parts.map((part) => [partName(part), plain(part.value), plain(part.count), plain(part.size)]),
      ];
    case 'control':
      return [[of('date'), of('value')], ...answer.chart.points.map(({ label, value }) => [label, plain(value)])];
    case 'alerts':
      return [
        [of('alert'), of('value'), of('raised')],
        ...answer.alerts.map(({ name, value, raisedAt }) => [pick(name), plain(value), raisedAt]),
      ];
    case 'live':
      return tile.kind === 'live' ? [[of('value')], [live(answer.now)]] : null;
    default:
      return null;
  }
}

export const saveTable = (name: string, table: readonly (readonly string[])[]): void =>
  saveText(`${name}.csv`, byteOrderMark + csvLines(table));

const scale = 2;
const rowPx = 22;
const mostRows = 30;

/** The chart as it is drawn; a tile without one is written, row by row. */
export async function savePicture(tile: Element, name: string, table: readonly (readonly string[])[]): Promise<void> {
  const svg = tile.querySelector('figure.chart svg');
  const box = (svg ?? tile).getBoundingClientRect();
  const rows = table.slice(0, mostRows);
  const head = 34;
  const [width, height] = [box.width, svg ? box.height + head : head + rows.length * rowPx + 12];
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [Math.ceil(width * scale), Math.ceil(height * scale)];
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const look = getComputedStyle(tile);
  pen.scale(scale, scale);
  pen.fillStyle = look.backgroundColor;
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = look.color;
  pen.font = `600 14px ${look.fontFamily}`;
  pen.fillText(name, 12, 22);
  pen.font = `13px ${look.fontFamily}`;
  if (svg) pen.drawImage(await pictureOf(svg, box), 0, head, box.width, box.height);
  else for (const [at, row] of rows.entries()) pen.fillText(row.join('   '), 12, head + (at + 1) * rowPx - 6);
  const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/png'));
  if (blob) saveBlob(`${name}.png`, blob);
}

async function pictureOf(svg: Element, { width, height }: DOMRect): Promise<HTMLImageElement> {
  const copy = svg.cloneNode(true) as Element;
  copy.setAttribute('width', String(width));
  copy.setAttribute('height', String(height));
  copy.setAttribute('xmlns', 'http://www.w3.org/2000/svg');
  const image = new Image(width, height);
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(new XMLSerializer().serializeToString(copy))}`;
  await image.decode();
  return image;
}
