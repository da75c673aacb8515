import type { Column } from './column.ts';

const shownAtAll = <Row>({ only }: Column<Row>) => only !== 'export';

/** Columns that a reader can choose from. */
export const choosable = <Row>(all: readonly Column<Row>[]): readonly Column<Row>[] => all.filter(shownAtAll);

/** Keys of the columns that are shown while nobody has chosen. */
export const usualColumns = <Row>(all: readonly Column<Row>[]): readonly string[] =>
  choosable(all)
    .filter(({ hidden }) => !hidden)
    .map(({ key }) => key);

/**
 * The columns chosen, in their order; unknown keys, of columns that there are no more, are passed over. What stands in an export
 * alone comes with the column that it follows in the list's own order.
 */
export function chooseColumns<Row>(
  all: readonly Column<Row>[],
  keys: readonly string[] | null,
): readonly Column<Row>[] {
  const wanted = keys?.filter((key) => all.some((column) => column.key === key && shownAtAll(column))) ?? [];
  const chosen = wanted.length > 0 ? wanted : usualColumns(all);
  return chosen.flatMap((key) => {
    const at = all.findIndex((column) => column.key === key);
    const following = all.slice(at + 1).findIndex(shownAtAll);
    return all.slice(at, following < 0 ? undefined : at + 1 + following);
  });
}

/** Moves one of a list's keys to another place. */
export function moveTo(keys: readonly string[], key: string, place: number): string[] {
  const others = keys.filter((one) => one !== key);
  return [...others.slice(0, Math.max(0, place)), key, ...others.slice(Math.max(0, place))];
}
