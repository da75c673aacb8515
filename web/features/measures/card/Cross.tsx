import type { ReplyOf } from '@tongli/contracts/kernel';
import {
  type CrossBy,
  type CrossPart,
  crossBy,
  crossIndicator,
  type Figure,
  type Indicator,
} from '@tongli/contracts/measures';
import { Button, Flex, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useAddress } from '../../../ui/address.ts';
import { HeatMap } from '../../../ui/chart/HeatMap.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { byteOrderMark, csvLines, saveText } from '../../../ui/list/csv.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import type { Span } from '../../../ui/spc/address.ts';
import { useIndicatorValue } from '../../../ui/spc/words.ts';
import { useFigure } from '../live/words.ts';
import type { Place } from './Breakdown.tsx';
import { type Card, rounded } from './Definition.tsx';
import { heatOf } from './heat.ts';
import { useReasonNames } from './queues.ts';

type Table = ReplyOf<typeof crossIndicator>;

/** The line of the whole; no id or code is this. */
const whole = '=';

/** Where agents stand behind the number, causes are the reasons for which they were not ready. */
function useNames({ behind }: Indicator) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const reasons = useReasonNames(behind === 'agents');
  return ({ key, name, isRest }: CrossPart): string => {
    if (isRest) return t('measures.cross.rest');
    if (key === '') return t('measures.card.unspecified');
    const known = name ?? reasons.get(key);
    return known ? pick(known) : key;
  };
}

/** The same table as a file: values as they are, not as they are rounded for the eye. */
function csvOf(
  { rows, columns, figures, total }: Table,
  nameOf: (part: CrossPart) => string,
  words: readonly string[],
) {
  const value = (figure: Figure | null | undefined) => (figure?.value == null ? '' : String(figure.value));
  const [corner = '', all = ''] = words;
  return (
    byteOrderMark +
    csvLines([
      [corner, ...columns.map(nameOf), all],
      ...rows.map((row, r) => [nameOf(row), ...columns.map((_, c) => value(figures[r]?.[c])), value(row)]),
      [all, ...columns.map(value), value(total)],
    ])
  );
}

function CrossTable({ table }: { table: Table }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const format = useIndicatorValue();
  const { number } = useNumbers();
  const { indicator, rows, columns, figures, total } = table;
  const nameOf = useNames(indicator);
  if (rows.length === 0) return <p className="quiet">{t('measures.cases.none')}</p>;
  const heat = heatOf(figures.flat().flatMap((one) => one?.value ?? []));
  const lines = [
    ...rows.map((part) => ({ key: part.key, name: nameOf(part) })),
    { key: whole, name: t('measures.cross.all') },
  ];
  const heads = [
    ...columns.map((part) => ({ key: part.key, name: nameOf(part) })),
    { key: whole, name: t('measures.cross.all') },
  ];
  const found = (row: string, column: string): Figure | null => {
    const r = rows.findIndex(({ key }) => key === row);
    const c = columns.findIndex(({ key }) => key === column);
    if (row === whole) return column === whole ? total : (columns[c] ?? null);
    return column === whole ? (rows[r] ?? null) : (figures[r]?.[c] ?? null);
  };
  const label = (row: string, column: string, one: Figure) =>
    t('measures.cross.cell', {
      row: lines.find(({ key }) => key === row)?.name,
      column: heads.find(({ key }) => key === column)?.name,
      value: figure(one.value, indicator.unit),
      count: number(rounded(one.count)),
      size: number(rounded(one.size)),
      above: pick(indicator.parts.count),
      below: indicator.parts.size ? pick(indicator.parts.size) : t('measures.card.days'),
    });
  return (
    <HeatMap
      label={t('measures.cross.title')}
      rows={lines}
      columns={heads}
      cellOf={(row, column) => {
        const one = found(row, column);
        if (!one) return { heat: 0, text: '', label: '' };
        const isSum = row === whole || column === whole;
        return {
          heat: isSum || one.value === null ? 0 : heat(one.value),
          text: one.value === null ? '—' : format(one.value, indicator.unit),
          label: label(row, column, one),
        };
      }}
    />
  );
}

/** Of a number whose parts do not add up: that the lines leave something out, or why none of them says what is left. */
function NoRest({ table: { adds, leftOut } }: { table: Table }) {
  const { t } = useTranslation();
  if (adds) return null;
  return (
    <p className="section-note">
      {leftOut.rows + leftOut.columns > 0 ? `${t('measures.cross.left-out', leftOut)} ` : ''}
      {t('measures.cross.no-rest')}
    </p>
  );
}

interface CrossProps {
  card: Card;
  span: Span;
  place: Place;
}

/** The number by any two dimensions at once: where it is high and where low, in figures and in ground. */
export function Cross({ card, span, place }: CrossProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const nameOf = useNames(card.indicator);
  const [search, change] = useAddress();
  const rows = crossBy.safeParse(search.rows).data ?? 'unit';
  const columns = crossBy.safeParse(search.columns).data;
  const { unit, person } = place;
  const query = {
    ...span,
    rows,
    columns: columns ?? 'month',
    ...(unit ? { unitId: unit } : {}),
    ...(person ? { personId: person } : {}),
  };
  const { code } = card.indicator;
  const table = useRead(
    crossIndicator,
    { params: { code }, query },
    { enabled: columns !== undefined && columns !== rows, placeholderData: (previous) => previous },
  );
  const options = (other: CrossBy | undefined) =>
    crossBy.options.map((value) => ({ value, label: t(`measures.by.${value}`), disabled: value === other }));
  const save = (found: Table) =>
    saveText(
      `${pick(card.indicator.name)} ${span.from} ${span.to}.csv`,
      csvOf(found, nameOf, [t(`measures.by.${rows}`), t('measures.cross.all')]),
    );
  return (
    <Section
      title={t('measures.cross.title')}
      actions={
        <Flex gap={8} wrap>
          <Select
            aria-label={t('measures.cross.rows')}
            value={rows}
            options={options(columns)}
            onChange={(value) => change({ rows: value })}
            popupMatchSelectWidth={false}
          />
          <Select
            aria-label={t('measures.cross.columns')}
            value={columns ?? null}
            placeholder={t('measures.cross.columns')}
            options={options(rows)}
            onChange={(value) => change({ rows, columns: value ?? 'month' })}
            popupMatchSelectWidth={false}
          />
          {columns && table.data ? <Button onClick={() => save(table.data)}>{t('measures.cross.save')}</Button> : null}
        </Flex>
      }
    >
      {columns ? (
        <>
          <Read of={table}>
            {(found) => (
              <>
                <CrossTable table={found} />
                <NoRest table={found} />
              </>
            )}
          </Read>
          <p className="section-note">{t('measures.cross.method')}</p>
        </>
      ) : (
        <p className="quiet">{t('measures.cross.choose')}</p>
      )}
    </Section>
  );
}
