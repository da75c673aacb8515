import { useTranslation } from 'react-i18next';
import type { Column } from './column.ts';

interface HeadRowProps<Row> {
  columns: readonly Column<Row>[];
  sort: string | undefined;
  onSort: ((sort: string | undefined) => void) | undefined;
  /** Of the rows loaded; null where none can be chosen. */
  chosen: 'none' | 'some' | 'all' | null;
  onChooseAll: (all: boolean) => void;
}

type Order = 'ascending' | 'descending' | 'none';

function orderOf(sort: string | undefined, field: string): Order {
  if (sort === field) return 'ascending';
  return sort === `-${field}` ? 'descending' : 'none';
}

/** A second press turns the order round, a third one lets it go. */
const next: Readonly<Record<Order, (field: string) => string | undefined>> = {
  none: (field) => field,
  ascending: (field) => `-${field}`,
  descending: () => undefined,
};

export const classOf = <Row,>({ number, grows }: Column<Row>) =>
  [number ? 'figures column-number' : '', grows ? 'column-grows' : ''].filter(Boolean).join(' ') || undefined;

function HeadCell<Row>({ column, sort, onSort }: { column: Column<Row> } & Pick<HeadRowProps<Row>, 'sort' | 'onSort'>) {
  const { title, sort: field, width } = column;
  const style = width ? { width } : undefined;
  if (!field || !onSort) {
    return (
      <th scope="col" className={classOf(column)} style={style}>
        {title}
      </th>
    );
  }
  const order = orderOf(sort, field);
  return (
    <th scope="col" className={classOf(column)} style={style} aria-sort={order}>
      <button type="button" className="sorter" onClick={() => onSort(next[order](field))}>
        {title}
        <span className={`sorter-mark sorter-${order}`} aria-hidden="true" />
      </button>
    </th>
  );
}

export function HeadRow<Row>({ columns, sort, onSort, chosen, onChooseAll }: HeadRowProps<Row>) {
  const { t } = useTranslation();
  return (
    <thead>
      <tr>
        {chosen === null ? null : (
          <th className="column-select">
            <input
              type="checkbox"
              checked={chosen === 'all'}
              ref={(box) => {
                if (box) box.indeterminate = chosen === 'some';
              }}
              aria-label={t('ui.list.choose-all')}
              onChange={({ target }) => onChooseAll(target.checked)}
            />
          </th>
        )}
        {columns.map((column) => (
          <HeadCell key={column.key} column={column} sort={sort} onSort={onSort} />
        ))}
      </tr>
    </thead>
  );
}
