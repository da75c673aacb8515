import { useNavigate } from '@tanstack/react-router';
import { type ContactNumbers, getContactNumbers } from '@tongli/contracts/contacts';
import { InputNumber } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { useChartColours } from '../../../ui/chart/colours.ts';
import { Explained } from '../../../ui/Explained.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import type { Span } from '../../../ui/spc/address.ts';
import type { CardOf } from '../../../ui/spc/CardLink.tsx';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import '../../../ui/spc/spc.css';
import { pictureOf } from './drawing.ts';
import { FigureTable, TakeOut } from './FigureTable.tsx';
import { levels, type NumbersRow, useFigures, useNumbersColumns } from './figures.ts';
import { contactsOf, type Slice } from './slice.ts';

/** What each is called in the catalogue of indicators. */
const codes = {
  abandonsNegative: 'service-level',
  answeredOnly: 'service-level-answered',
  shortIgnored: 'service-level-short-ignored',
  abandonsPositive: 'service-level-positive',
} as const satisfies Record<(typeof levels)[number], string>;

/** The four readers' forms beside each other: which one is meant is always said. */
function Variants({ total, asOf, span }: { total: ContactNumbers; asOf: string; span: Span }) {
  const { t } = useTranslation();
  const { share } = useFigures();
  return (
    <ul className="tiles" aria-label={t('contacts.analysis.levels')}>
      {levels.map((key) => {
        const label = t(`contacts.analysis.level.${key}.label`);
        const definition = t(`contacts.analysis.level.${key}.help`);
        return (
          <li className="tile" key={key}>
            <span className="quiet">{label}</span>
            <span className="tile-value">
              <Explained
                value={share(total.serviceLevel[key])}
                label={label}
                definition={definition}
                asOf={asOf}
                card={{ code: codes[key], span }}
              />
            </span>
            <span className="tile-foot quiet">{definition}</span>
          </li>
        );
      })}
    </ul>
  );
}

function useReading() {
  const [search, change] = useAddress();
  const asked = (text: string | undefined) => (text && /^\d{1,5}$/.test(text) ? Number(text) : undefined);
  const [within, short] = [asked(search.within), asked(search.short)];
  const query = {
    ...(within === undefined || within < 1 ? {} : { withinSeconds: within }),
    ...(short === undefined ? {} : { shortAbandonSeconds: Math.min(short, 600) }),
  };
  return { query, within, short, change };
}

function ReadingControls({ reading: { within, short, change } }: { reading: ReturnType<typeof useReading> }) {
  const { t } = useTranslation();
  const set = (key: 'within' | 'short') => (value: number | null) =>
    change({ [key]: value === null ? undefined : String(value) });
  const shared = {
    suffix: t('contacts.queue.seconds'),
    placeholder: t('contacts.analysis.own'),
    className: 'scaled-number',
  };
  return (
    <Controls label={t('contacts.analysis.reading')}>
      <Control label={t('contacts.analysis.within')} htmlFor="within">
        <InputNumber id="within" min={1} max={86_400} value={within ?? null} onChange={set('within')} {...shared} />
      </Control>
      <Control label={t('contacts.analysis.short')} htmlFor="short">
        <InputNumber id="short" min={0} max={600} value={short ?? null} onChange={set('short')} {...shared} />
      </Control>
    </Controls>
  );
}

function ByDay({ rows }: { rows: readonly NumbersRow[] }) {
  const { t } = useTranslation();
  const colours = useChartColours();
  const { ofAxis } = useFigures();
  const words = [t('contacts.analysis.column.offered'), t('contacts.analysis.level.abandonsNegative.label')] as const;
  const [offered, level] = words;
  // biome-ignore lint/correctness/useExhaustiveDependencies: figures change with the language, as the words do.
  const option = useMemo(
    () =>
      pictureOf({
        labels: rows.map(({ key }) => key.slice(5)),
        colours,
        figure: ofAxis,
        series: [
          { name: offered, kind: 'bar', colour: 0, values: rows.map(({ numbers }) => numbers.offered) },
          {
            ...{ name: level, kind: 'line', colour: 1, isShare: true },
            values: rows.map(({ numbers }) => numbers.serviceLevel.abandonsNegative),
          },
        ],
      }),
    [rows, colours, offered, level],
  );
  return <Chart option={option} label={t('contacts.analysis.by-day-words')} height={260} />;
}

function useLevelColumns(cardOf: (code: string) => CardOf): Column<NumbersRow>[] {
  const { t } = useTranslation();
  const { share } = useFigures();
  return levels.map((key) => ({
    key,
    title: t(`contacts.analysis.level.${key}.short`),
    number: true,
    phone: 'hidden',
    text: ({ numbers }) => share(numbers.serviceLevel[key]),
    card: () => cardOf(codes[key]),
  }));
}

/** How long customers wait, and the service level in all its forms; by day and by queue. */
export function Levels({ slice }: { slice: Slice }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const navigate = useNavigate();
  const { zone } = useSite();
  const reading = useReading();
  const query = { ...slice, ...reading.query };
  const kept = { placeholderData: <T,>(previous: T) => previous };
  const byDay = useRead(getContactNumbers, { query: { ...query, by: 'day' } }, kept);
  const byQueue = useRead(getContactNumbers, { query: { ...query, by: 'queue' } }, kept);
  const cardOf = (code: string) => ({ code, span: slice, by: 'queue' });
  const numbers = useNumbersColumns(t('contacts.column.queue'), cardOf);
  const levelColumns = useLevelColumns(cardOf);
  const columns = [...numbers, ...levelColumns];
  const byDayColumns = [...useNumbersColumns(t('contacts.analysis.day'), cardOf), ...levelColumns];
  const rowsOf = (data: NonNullable<typeof byDay.data>) =>
    data.rows.map((row) => ({ ...row, title: row.name ? pick(row.name) : row.key }));
  return (
    <>
      <ReadingControls reading={reading} />
      <Read of={byDay}>
        {(data) => (
          <>
            <Variants total={data.total} asOf={data.asOf} span={{ from: slice.from, to: slice.to }} />
            <Section
              title={t('contacts.analysis.by-day')}
              actions={
                <TakeOut of={t('contacts.analysis.by-day')} slice={slice} columns={byDayColumns} rows={rowsOf(data)} />
              }
            >
              <ByDay rows={rowsOf(data)} />
            </Section>
          </>
        )}
      </Read>
      <Section title={t('contacts.analysis.by-queue')}>
        <Read of={byQueue}>
          {(data) => (
            <FigureTable<NumbersRow>
              label={t('contacts.analysis.by-queue')}
              slice={slice}
              columns={columns}
              rows={rowsOf(data)}
              rowKey={({ key }) => key}
              onOpen={({ key }) => void navigate({ href: contactsOf({ ...slice, queueId: key }, zone) })}
              empty={<p className="quiet">{t('contacts.analysis.nothing')}</p>}
            />
          )}
        </Read>
      </Section>
    </>
  );
}
