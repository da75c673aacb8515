import type { ChartData, ChartType, CountPoint, EqualCountPoint, IndividualPoint, SubgroupPoint } from '@tongli/spc';
import { atCell, refuseValue } from '../refusal.ts';
import { isSubgrouped } from './options.ts';
import type { Row, Rows } from './rows.ts';

/** The points of a chart and where its phases start. */
export type Series = { readonly data: ChartData; readonly phases: readonly number[] };

export function seriesOf(type: ChartType, source: Rows): Series {
  if (isSubgrouped(type)) {
    const groups = [...groupsOf(source.rows).values()];
    return { data: { type, points: groups.map(subgroupPoint) }, phases: phaseStarts(groups.map(([first]) => first)) };
  }
  return { data: dataOf(type, source), phases: phaseStarts(source.rows) };
}

function dataOf(type: Exclude<ChartType, 'xbar-r' | 'xbar-s'>, source: Rows): ChartData {
  switch (type) {
    case 'i-mr':
      return { type, points: individualPoints(source) };
    case 'c':
      return { type, points: equalCountPoints(source) };
    default:
      return { type, points: countPoints(source, type !== 'u' && type !== 'u-prime') };
  }
}

export function individualPoints({ rows }: Rows): IndividualPoint[] {
  return rows.map((row, place) => ({ label: labelOf(row, place), value: row.value }));
}

/** Counts of a size; with `bounded` no count may exceed its size. Without a count or a size a point is a gap. */
export function countPoints(source: Rows, bounded: boolean): CountPoint[] {
  return source.rows.map((row, place) => {
    const { value: count, size = null } = checked(source, row);
    if (count === null || size === null) return { label: labelOf(row, place), count: 0, size: 0 };
    if (size === 0 && count > 0)
      refuseCount(source, row, '样本量为 0 时它也应为 0', 'it must be 0 where the size is 0');
    if (bounded && count > size) {
      refuseCount(
        source,
        row,
        `不能超过样本量 ${size}，若一件可多次发生请改用 u 图`,
        `it must not exceed the size, ${size}; where one unit can have several, use u`,
      );
    }
    return { label: labelOf(row, place), count, size };
  });
}

export function equalCountPoints(source: Rows): EqualCountPoint[] {
  const expected = source.rows.find(({ value, size }) => value !== null && typeof size === 'number' && size > 0)?.size;
  return source.rows.map((row, place) => {
    const { value: count, size } = checked(source, row);
    const label = labelOf(row, place);
    if (count === null || size === null || size === 0) return { label, count: 0, size: 0 };
    if (size !== undefined && size !== expected) {
      refuseValue(atCell(source.file, row.line, source.sizeColumn), String(size), {
        zh: `c 图的机会必须每期相同（之前是 ${expected}），请改用 u 图`,
        en: `a c chart needs equal sizes (${expected} before); use u`,
      });
    }
    return size === undefined ? { label, count } : { label, count, size };
  });
}

export function subgroupPoints({ rows }: Rows): SubgroupPoint[] {
  return [...groupsOf(rows).values()].map(subgroupPoint);
}

/** In the order of their first rows. */
function groupsOf(rows: readonly Row[]): Map<string, Row[]> {
  return Map.groupBy(rows, ({ subgroup }) => subgroup ?? '');
}

function subgroupPoint(group: readonly Row[]): SubgroupPoint {
  const [first] = group;
  const values = group.map(({ value }) => value).filter((value) => value !== null);
  return { label: first?.label ?? first?.subgroup ?? '', values };
}

function labelOf({ label }: Row, place: number): string {
  return label ?? `#${place + 1}`;
}

function checked(source: Rows, row: Row): Row {
  if (row.value !== null && row.value < 0)
    refuseCount(source, row, '计数不能小于 0，请改正', 'a count must be 0 or more; correct it');
  if (typeof row.size === 'number' && row.size < 0) {
    refuseValue(atCell(source.file, row.line, source.sizeColumn), String(row.size), {
      zh: '样本量不能小于 0，请改正',
      en: 'a size must be 0 or more; correct it',
    });
  }
  return row;
}

function refuseCount({ file, valueColumn }: Rows, { line, value }: Row, zh: string, en: string): never {
  return refuseValue(atCell(file, line, valueColumn), String(value), { zh, en });
}

/** A phase starts wherever its column changes. */
function phaseStarts(rows: readonly (Row | undefined)[]): number[] {
  const starts: number[] = [];
  rows.forEach((row, place) => {
    if (place > 0 && row?.phase !== rows[place - 1]?.phase) starts.push(place);
  });
  return starts;
}
