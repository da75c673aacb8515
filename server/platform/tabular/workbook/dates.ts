import { readAll } from './xml.ts';
import type { Parts } from './zip.ts';

/** The formats that every workbook knows by number and that show a date (ECMA-376, 18.8.30, with the East Asian ones). */
const builtIn = (id: number) =>
  (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58);

/** Whether a format such as `yyyy"年"m"月"` shows a date or a time: its letters outside of quotes, brackets and escapes tell. */
export function showsDate(code: string): boolean {
  const bare = code.replace(/"[^"]*"|\\.|_.|\*.|\[(?!h|m|s)[^\]]*\]/gi, '');
  return /[ymdhs]/i.test(bare) && !/^general/i.test(bare);
}

/** The numbers of the cell styles that show a date. */
export async function readDateStyles(parts: Parts): Promise<ReadonlySet<number>> {
  const styles = new Set<number>();
  if (!parts.has('xl/styles.xml')) return styles;
  const own = new Map<number, boolean>();
  let inside = false;
  let number = 0;
  await readAll(parts.read('xl/styles.xml'), {
    open: (name, { numFmtId = '0', formatCode = '' }) => {
      const id = Number(numFmtId);
      if (name === 'numFmt') own.set(id, showsDate(formatCode));
      if (name === 'cellXfs') inside = true;
      if (name !== 'xf' || !inside) return;
      if (own.get(id) ?? builtIn(id)) styles.add(number);
      number += 1;
    },
    close: (name) => {
      if (name === 'cellXfs') inside = false;
    },
  });
  return styles;
}

const dayMs = 86_400_000;
/** Day 0 of each way of counting; that 1900 had no 29 February is what the first one allows for from 1 March on. */
const epochs = { 1900: Date.UTC(1899, 11, 30), 1904: Date.UTC(1904, 0, 1) } as const;
export type Epoch = keyof typeof epochs;
const lastDay = 2_958_465;

/** The date that a day number stands for, as `2026-03-05` or `2026-03-05 09:30:00`; null where it stands for none. */
export function serialDate(serial: number, epoch: Epoch): string | null {
  if (!Number.isFinite(serial) || serial < 0 || serial > lastDay) return null;
  const text = new Date(epochs[epoch] + Math.round(serial * 86_400) * 1_000).toISOString();
  const [date = '', time = ''] = text.slice(0, 19).split('T');
  if (serial < 1) return time;
  return (serial * dayMs) % dayMs < 500 ? date : `${date} ${time}`;
}
