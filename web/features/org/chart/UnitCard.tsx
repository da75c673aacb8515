import ClockCircleOutlined from '@ant-design/icons/es/icons/ClockCircleOutlined';
import MoreOutlined from '@ant-design/icons/es/icons/MoreOutlined';
import { Dropdown } from 'antd';
import type { TFunction } from 'i18next';
import { type DragEvent, type MouseEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { Day } from '../../../ui/Times.tsx';
import { KindMark } from './KindMark.tsx';
import type { Placed } from './layout.ts';
import type { ChartUnit } from './unit.ts';

interface CardProps {
  placed: Placed<ChartUnit>;
  focusable: boolean;
  onFocus: (id: string) => void;
  found: boolean;
  drag: 'still' | 'dragged' | 'open' | 'closed';
  onDrag: (id: string | null) => void;
  onDrop: (on: string) => void;
  onFold: (id: string, fold: boolean) => void;
  onOpen: (id: string) => void;
  onMove: ((id: string, to: string | null) => void) | undefined;
}

/** Presses inside the card that are not about opening it. */
const stop = (event: MouseEvent) => event.stopPropagation();

function FoldButton({ placed: { unit, below, folded }, onFold }: CardProps) {
  const { t } = useTranslation();
  if (below === 0) return null;
  return (
    <button
      type="button"
      tabIndex={-1}
      className="card-fold figures"
      aria-label={folded ? t('org.chart.unfold', { count: below }) : t('org.chart.fold')}
      onClick={(event) => {
        stop(event);
        onFold(unit.id, !folded);
      }}
    >
      {folded ? `+${below}` : '−'}
    </button>
  );
}

function CardMenu({ placed: { unit }, onOpen, onMove }: CardProps) {
  const { t } = useTranslation();
  if (!onMove) return null;
  const items = [
    { key: 'open', label: t('org.chart.open'), onClick: () => onOpen(unit.id) },
    { key: 'move', label: t('org.chart.move'), onClick: () => onMove(unit.id, null) },
  ];
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: only keeps presses in the menu from opening the card.
    // biome-ignore lint/a11y/useKeyWithClickEvents: the same by keys are Enter and M on the card.
    <span className="card-menu" onClick={stop}>
      <Dropdown trigger={['click']} menu={{ items }}>
        <button type="button" tabIndex={-1} aria-label={t('org.chart.acts')}>
          <MoreOutlined />
        </button>
      </Dropdown>
    </span>
  );
}

function useDropping({ placed: { unit }, drag, onDrag, onDrop, onMove }: CardProps) {
  const [over, setOver] = useState(false);
  const mayDrop = drag === 'open';
  return {
    className: over && mayDrop ? 'drag-over' : '',
    handlers: {
      draggable: onMove !== undefined,
      onDragStart: (event: DragEvent) => {
        event.dataTransfer.effectAllowed = 'move';
        event.dataTransfer.setData('text/plain', unit.id);
        onDrag(unit.id);
      },
      onDragEnd: () => onDrag(null),
      onDragOver: (event: DragEvent) => {
        if (!mayDrop) return;
        event.preventDefault();
        setOver(true);
      },
      onDragLeave: () => setOver(false),
      onDrop: (event: DragEvent) => {
        event.preventDefault();
        setOver(false);
        onDrop(unit.id);
      },
    },
  };
}

/** People of the whole branch, and of them those in the unit itself where there are some and that is not the same. */
function peopleWords(t: TFunction, { branchPeople, peopleCount }: ChartUnit): string {
  if (branchPeople === peopleCount || peopleCount === 0) return t('org.chart.people', { count: branchPeople });
  return t('org.chart.people-below', { count: branchPeople, own: peopleCount });
}

/** What is to be looked at: in figures for the eye, in words for who listens. */
function Marks({ unit: { unqualifiedCount, nextChangeOn } }: { unit: ChartUnit }) {
  const { t } = useTranslation();
  const lacking = t('org.chart.unqualified', { count: unqualifiedCount });
  return (
    <>
      {unqualifiedCount > 0 ? (
        <span className="card-unqualified figures" title={lacking}>
          <svg viewBox="0 0 12 12" width="10" height="10" aria-hidden="true" focusable="false">
            <path d="M6 1 11.4 10.6H.6z" fill="currentColor" />
          </svg>
          <span aria-hidden="true">{unqualifiedCount}</span>
          <span className="for-readers">{lacking}</span>
        </span>
      ) : null}
      {nextChangeOn ? (
        <span title={t('org.chart.changes-on', { on: nextChangeOn })}>
          <ClockCircleOutlined aria-hidden="true" /> <span className="for-readers">{t('org.chart.changes')}</span>
          <Day on={nextChangeOn} />
        </span>
      ) : null}
    </>
  );
}

/** One unit in the drawing: what it is called, what it is, how many people. */
export function UnitCard(props: CardProps) {
  const { placed, focusable, onFocus, found, drag, onOpen } = props;
  const { unit, level, row, below, folded, place, siblings } = placed;
  const { t } = useTranslation();
  const name = useBilingual()(unit.name);
  const people = peopleWords(t, unit);
  const dropping = useDropping(props);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: keys belong to the tree, which moves the focus among its cards.
    <div
      role="treeitem"
      data-unit={unit.id}
      tabIndex={focusable ? 0 : -1}
      aria-level={level + 1}
      aria-setsize={siblings}
      aria-posinset={place}
      {...(below > 0 ? { 'aria-expanded': !folded } : {})}
      className={`unit-card ${found ? 'unit-found' : ''} drag-${drag} ${dropping.className}`}
      style={{ '--level': level, '--column': level * 2 + 1, '--row': row + 1 } as object}
      onFocus={() => onFocus(unit.id)}
      onClick={() => onOpen(unit.id)}
      {...dropping.handlers}
    >
      <span className="card-name" title={name}>
        {name}
      </span>
      <span className="card-figures">
        <KindMark kind={unit.kind} />
        <span className="figures">{people}</span>
        <Marks unit={unit} />
      </span>
      <FoldButton {...props} />
      <CardMenu {...props} />
    </div>
  );
}
