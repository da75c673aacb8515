import { useTranslation } from 'react-i18next';
import { useNumbers } from '../numbers.ts';
import './spc.css';

export interface RankedItem {
  readonly key: string;
  readonly name: string;
  readonly count: number;
}

interface RankedBarsProps {
  label: string;
  items: readonly RankedItem[];
  /** Bars shown; what is left over is one bar, last. */
  top?: number;
  /** The item that the page is filtered by. */
  chosen?: string;
  /** Filters by an item; the chosen one again takes the filter away. */
  onChoose: (key: string) => void;
  /** Counts of all items together, where the items are not all. */
  total: number;
}

/** Counts by name, the largest first: each bar is a button that filters by it. */
export function RankedBars({ label, items, top = 8, chosen = '', onChoose, total }: RankedBarsProps) {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const sorted = items.filter(({ count }) => count > 0).toSorted((a, b) => b.count - a.count);
  const shown = sorted.slice(0, top);
  const rest = sorted.slice(top);
  const restCount = rest.reduce((sum, { count }) => sum + count, 0);
  const longest = Math.max(shown[0]?.count ?? 0, restCount, 1);
  const cells = (name: string, count: number) => (
    <>
      <span className="ranked-name" title={name}>
        {name}
      </span>
      <span className="ranked-track" aria-hidden="true">
        <span className="ranked-bar" style={{ width: `${(count / longest) * 100}%` }} />
      </span>
      <span className="ranked-count figures">{number(count)}</span>
      <span className="ranked-count figures quiet">{total > 0 ? percent(count / total) : ''}</span>
    </>
  );
  return (
    <ul className="ranked" aria-label={label}>
      {shown.map(({ key, name, count }) => (
        <li key={key}>
          <button
            type="button"
            className="ranked-row"
            aria-pressed={key === chosen}
            disabled={key === ''}
            onClick={() => onChoose(key)}
          >
            {cells(name, count)}
          </button>
        </li>
      ))}
      {restCount > 0 ? (
        <li className="ranked-row rest">{cells(t('ui.spc.rest', { count: rest.length }), restCount)}</li>
      ) : null}
    </ul>
  );
}
