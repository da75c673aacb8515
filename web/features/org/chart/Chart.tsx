import { type KeyboardEvent, useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNarrow } from '../../../ui/narrow.ts';
import './chart.css';
import { type Placed, placeUnits, stepFrom } from './layout.ts';
import { UnitCard } from './UnitCard.tsx';
import { type ChartUnit, placesFor } from './unit.ts';

interface ChartProps {
  units: readonly ChartUnit[];
  folded: ReadonlySet<string>;
  onFold: (id: string, fold: boolean) => void;
  onOpen: (id: string) => void;
  /** Left out where nothing may be rearranged: in the past, and for who may only look. */
  onMove?: ((id: string, to: string | null) => void) | undefined;
  /** Shown in bold: what was looked for. */
  found: ReadonlySet<string>;
  label: string;
}

/** A unit is being dragged: which, and where it may be dropped. */
interface Drag {
  readonly id: string;
  readonly open: ReadonlySet<string>;
}

function Line({ placed: { level, row, parentRow } }: { placed: Placed<ChartUnit> }) {
  if (parentRow === null) return null;
  const place = { gridColumn: level * 2, gridRow: `${parentRow + 1} / ${row + 2}` };
  return (
    <span aria-hidden="true" className={row === parentRow ? 'chart-line' : 'chart-line chart-elbow'} style={place} />
  );
}

/** One card holds the focus of the whole tree; arrows move it, as in any tree. */
function useTreeKeys(placed: readonly Placed<ChartUnit>[], { onFold, onOpen, onMove }: ChartProps) {
  const container = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState<string | null>(null);
  const current = placed.some(({ unit }) => unit.id === at) ? at : (placed[0]?.unit.id ?? null);
  const onKeyDown = (event: KeyboardEvent) => {
    const isCard = event.target instanceof HTMLElement && event.target.role === 'treeitem';
    if (!isCard || current === null || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter') return onOpen(current);
    if (event.key.toLowerCase() === 'm' && onMove) {
      event.preventDefault();
      return onMove(current, null);
    }
    const step = stepFrom(placed, current, event.key);
    if (!step) return;
    event.preventDefault();
    if ('fold' in step) return onFold(current, step.fold);
    container.current?.querySelector<HTMLElement>(`[data-unit="${step.to}"]`)?.focus();
  };
  return { container, current, onKeyDown, onFocus: setAt };
}

function useDrag(units: readonly ChartUnit[], onMove: ChartProps['onMove']) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const onDrag = useCallback(
    (id: string | null) => {
      const open = id === null ? [] : placesFor(units, id);
      setDrag(id === null ? null : { id, open: new Set(open.map((unit) => unit.id)) });
    },
    [units],
  );
  const onDrop = (to: string) => {
    if (drag?.open.has(to)) onMove?.(drag.id, to);
    setDrag(null);
  };
  const stateOf = (id: string) => {
    if (!drag) return 'still' as const;
    if (drag.id === id) return 'dragged' as const;
    return drag.open.has(id) ? ('open' as const) : ('closed' as const);
  };
  return { onDrag, onDrop, stateOf };
}

/** The organisation drawn: from left to right, line by line; on a phone as an outline. */
export function Chart(props: ChartProps) {
  const { units, folded, onFold, onOpen, onMove, found, label } = props;
  const { t } = useTranslation();
  const shape = useNarrow() ? 'outline' : 'chart';
  const placed = useMemo(() => placeUnits(units, folded, shape), [units, folded, shape]);
  const keys = useTreeKeys(placed, props);
  const drag = useDrag(units, onMove);
  const levels = Math.max(0, ...placed.map(({ level }) => level)) + 1;
  return (
    <div className="chart-scroll">
      <div
        ref={keys.container}
        role="tree"
        aria-label={label}
        aria-description={onMove ? t('org.chart.keys-move') : t('org.chart.keys')}
        className={`unit-chart unit-${shape}`}
        style={{ '--levels': levels } as object}
        onKeyDown={keys.onKeyDown}
      >
        {placed.map((one) => (
          <UnitCard
            key={one.unit.id}
            placed={one}
            focusable={keys.current === one.unit.id}
            onFocus={keys.onFocus}
            found={found.has(one.unit.id)}
            drag={drag.stateOf(one.unit.id)}
            onDrag={drag.onDrag}
            onDrop={drag.onDrop}
            onFold={onFold}
            onOpen={onOpen}
            onMove={onMove}
          />
        ))}
        {shape === 'chart' ? placed.map((one) => <Line key={one.unit.id} placed={one} />) : null}
      </div>
    </div>
  );
}
