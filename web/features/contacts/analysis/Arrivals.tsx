import { useNavigate } from '@tanstack/react-router';
import { getContactArrivals } from '@tongli/contracts/contacts';
import type { ReplyOf } from '@tongli/contracts/kernel';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { HeatMap } from '../../../ui/chart/HeatMap.tsx';
import { useLanguage } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { durationText } from '../../../ui/time.ts';
import { FigureTable } from './FigureTable.tsx';
import { contactsOf, type Slice } from './slice.ts';
import { clockOf, useWeekdays } from './week.ts';

type Arrived = ReplyOf<typeof getContactArrivals>;
type Cell = Arrived['cells'][number];

const busiestShown = 12;

/** From the first half hour in which anything ever came to the last one. */
function hoursOf(cells: readonly Cell[]): number[] {
  const all = cells.map(({ halfHour }) => halfHour);
  const [first, last] = [Math.min(...all), Math.max(...all)];
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

interface BusiestProps {
  arrived: Arrived;
  slice: Slice;
  onOpen: (cell: Cell) => void;
}

function Busiest({ arrived, slice, onOpen }: BusiestProps) {
  const { t } = useTranslation();
  const weekdays = useWeekdays();
  const language = useLanguage();
  const { number, percent } = useNumbers();
  const perDay = ({ weekday, contacts }: Cell) => contacts / Math.max(1, arrived.days[weekday - 1] ?? 1);
  const sorted = arrived.cells.toSorted((a, b) => perDay(b) - perDay(a));
  return (
    <FigureTable<Cell>
      label={t('contacts.analysis.busiest')}
      compact
      slice={slice}
      rows={sorted.slice(0, busiestShown)}
      all={sorted}
      rowKey={({ weekday, halfHour }) => `${weekday} ${halfHour}`}
      onOpen={onOpen}
      columns={[
        {
          key: 'when',
          title: t('contacts.analysis.when'),
          phone: 'title',
          grows: true,
          text: ({ weekday, halfHour }) => `${weekdays[weekday - 1]} ${clockOf(halfHour)}`,
        },
        {
          key: 'per-day',
          title: t('contacts.analysis.per-day'),
          number: true,
          text: (cell) => number(perDay(cell), 1),
        },
        { key: 'all', title: t('contacts.analysis.contacts'), number: true, text: ({ contacts }) => number(contacts) },
        {
          key: 'wait',
          title: t('contacts.analysis.average-wait'),
          number: true,
          text: ({ averageWaitSeconds }) => durationText(averageWaitSeconds, language),
        },
        {
          key: 'abandoned',
          title: t('contacts.analysis.abandoned'),
          number: true,
          text: ({ abandoned, contacts }) => percent(abandoned / contacts, 0),
          card: () => ({ code: 'abandonment-rate', span: slice }),
        },
      ]}
    />
  );
}

/** When customers come: by weekday and half hour, in contacts a day. */
export function Arrivals({ slice }: { slice: Slice }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { zone } = useSite();
  const weekdays = useWeekdays();
  const { number } = useNumbers();
  const arrived = useRead(getContactArrivals, { query: slice }, { placeholderData: (previous) => previous });
  const open = ({ weekday, halfHour }: Pick<Cell, 'weekday' | 'halfHour'>) => {
    const slot = String((weekday - 1) * 48 + halfHour);
    void navigate({ href: contactsOf(slice, zone, { 'filter[weekSlot][eq]': slot }) });
  };
  return (
    <Read of={arrived}>
      {(data) => {
        if (data.cells.length === 0) return <p className="quiet">{t('contacts.analysis.nothing')}</p>;
        const perDay = (cell: Cell) => cell.contacts / Math.max(1, data.days[cell.weekday - 1] ?? 1);
        const most = Math.max(...data.cells.map(perDay));
        const byPlace = new Map(data.cells.map((cell) => [`${cell.weekday} ${cell.halfHour}`, cell]));
        return (
          <>
            <Section title={t('contacts.analysis.arrivals')}>
              <HeatMap
                label={t('contacts.analysis.arrivals-words')}
                rows={weekdays.map((name, index) => ({ key: String(index + 1), name }))}
                columns={hoursOf(data.cells).map((half) => ({
                  key: String(half),
                  name: half % 2 === 0 ? String(half / 2) : '',
                }))}
                cellOf={(row, column) => {
                  const cell = byPlace.get(`${row} ${column}`);
                  const when = `${weekdays[Number(row) - 1]} ${clockOf(Number(column))}`;
                  if (!cell) return { heat: 0, text: '', label: when };
                  const mean = perDay(cell);
                  const text = number(mean, mean < 10 ? 1 : 0);
                  const label = t('contacts.analysis.cell', { when, mean: text, count: cell.contacts });
                  return { heat: mean / most, text, label, onOpen: () => open(cell) };
                }}
              />
              <p className="section-note">{t('contacts.analysis.arrivals-note')}</p>
            </Section>
            <Section title={t('contacts.analysis.busiest')}>
              <Busiest arrived={data} slice={slice} onOpen={open} />
            </Section>
          </>
        );
      }}
    </Read>
  );
}
