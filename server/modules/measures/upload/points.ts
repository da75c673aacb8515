import type { UploadedDefinition } from '@tongli/contracts/measures';

export interface Content {
  readonly columns: readonly string[];
  /** The line of the file and its cells. */
  readonly rows: readonly (readonly string[])[];
}

/** A line, or a subgroup of neighbouring lines, as the chart takes it. */
export interface UploadedPoint {
  readonly label: string;
  readonly values: readonly number[];
  readonly size: number | null;
  readonly phase: string;
}

/** Thousands apart, a sign of percent, full-width digits: as people write numbers. Null where it is none. */
export function readNumber(text: string): number | null {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replaceAll(/[\s,']/g, '');
  const [, number = '', percent = ''] = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d{1,3})?)(%?)$/i.exec(plain) ?? [];
  if (number === '') return null;
  const value = Number(number);
  if (!Number.isFinite(value)) return null;
  return percent === '' ? value : value / 100;
}

type Columns = Pick<UploadedDefinition, 'value' | 'size' | 'subgroup' | 'label' | 'phase'>;

/** The first column that is named and not there. */
export function missingColumn({ columns }: Content, definition: Columns): keyof Columns | null {
  const named = ['value', 'size', 'subgroup', 'label', 'phase'] as const;
  return named.find((key) => definition[key] !== null && !columns.includes(definition[key])) ?? null;
}

interface Line {
  readonly label: string;
  readonly value: number | null;
  readonly size: number | null;
  readonly phase: string;
  readonly subgroup: string;
}

function linesOf({ columns, rows }: Content, definition: Columns): Line[] {
  const at = (name: string | null) => (name === null ? -1 : columns.indexOf(name));
  const [value, size, subgroup, label, phase] = [
    at(definition.value),
    at(definition.size),
    at(definition.subgroup),
    at(definition.label),
    at(definition.phase),
  ];
  const cell = (row: readonly string[], column: number) => (row[column] ?? '').trim();
  return rows.map((row, place) => ({
    label: (cell(row, label) || cell(row, subgroup) || String(place + 1)).slice(0, 60),
    value: readNumber(cell(row, value)),
    size: size < 0 ? null : readNumber(cell(row, size)),
    phase: cell(row, phase),
    subgroup: cell(row, subgroup),
  }));
}

const isNeighbour = (one: Line | undefined, other: Line) =>
  one !== undefined && one.subgroup === other.subgroup && one.phase === other.phase;

/** In the order of the table. What has no number is a gap, and one of a subgroup is left out of it. */
export function pointsOf(
  content: Content,
  definition: Columns,
): { readonly points: UploadedPoint[]; readonly skipped: number } {
  const lines = linesOf(content, definition);
  const points: UploadedPoint[] = [];
  let skipped = 0;
  for (const [place, line] of lines.entries()) {
    const isGap = line.value === null || (definition.size !== null && line.size === null);
    if (isGap) skipped += 1;
    const values = isGap || line.value === null ? [] : [line.value];
    const last = points.at(-1);
    if (definition.subgroup !== null && last && isNeighbour(lines[place - 1], line))
      points[points.length - 1] = { ...last, values: [...last.values, ...values] };
    else points.push({ label: line.label, values, size: isGap ? 0 : line.size, phase: line.phase });
  }
  return { points, skipped };
}

/** Where another phase begins: positions after the first. */
export const phaseStarts = (points: readonly UploadedPoint[]): number[] =>
  points.flatMap(({ phase }, place) => (place > 0 && phase !== points[place - 1]?.phase ? [place] : []));
