import { useNavigate } from '@tanstack/react-router';
import { getContactNumbers } from '@tongli/contracts/contacts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { Chart } from '../../../ui/chart/Chart.tsx';
import { useChartColours } from '../../../ui/chart/colours.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { useCodeNames } from '../settings/useCodeNames.ts';
import { pictureOf } from './drawing.ts';
import { FigureTable } from './FigureTable.tsx';
import { type NumbersRow, useFigures, useNumbersColumns } from './figures.ts';
import { contactsOf, type Slice } from './slice.ts';

const drawnMost = 20;

/** Running shares of the whole, the largest first. */
export function pareto(counts: readonly number[]): number[] {
  const whole = counts.reduce((sum, count) => sum + count, 0);
  let sum = 0;
  return counts.map((count) => {
    sum += count;
    return whole === 0 ? 0 : sum / whole;
  });
}

function Picture({ rows }: { rows: readonly NumbersRow[] }) {
  const { t } = useTranslation();
  const colours = useChartColours();
  const { ofAxis } = useFigures();
  const [count, together] = [t('contacts.analysis.contacts'), t('contacts.analysis.together')];
  // biome-ignore lint/correctness/useExhaustiveDependencies: figures change with the language, as the words do.
  const option = useMemo(() => {
    const shown = rows.slice(0, drawnMost);
    const counts = rows.map(({ numbers }) => numbers.offered);
    return pictureOf({
      labels: shown.map(({ title }) => title),
      colours,
      figure: ofAxis,
      series: [
        { name: count, kind: 'bar', colour: 0, values: counts.slice(0, drawnMost) },
        { name: together, kind: 'line', colour: 1, isShare: true, values: pareto(counts).slice(0, drawnMost) },
      ],
    });
  }, [rows, colours, count, together]);
  return <Chart option={option} label={t('contacts.analysis.reasons-words')} height={300} />;
}

/** What contacts are about: few reasons bring most of them. */
export function Reasons({ slice }: { slice: Slice }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { zone } = useSite();
  const nameOf = useCodeNames();
  const columns = useNumbersColumns(t('contacts.column.codes'), (code) => ({ code, span: slice }));
  const query = { ...slice, by: 'code' as const };
  const reasons = useRead(getContactNumbers, { query }, { placeholderData: (previous) => previous });
  return (
    <Read of={reasons}>
      {(data) => {
        const rows = data.rows
          .map((row) => ({ ...row, title: row.key === '' ? t('contacts.analysis.no-code') : nameOf(row.key) }))
          .toSorted((a, b) => b.numbers.offered - a.numbers.offered);
        if (rows.length === 0) return <p className="quiet">{t('contacts.analysis.nothing')}</p>;
        return (
          <Section title={t('contacts.analysis.reasons')}>
            <Picture rows={rows} />
            <p className="section-note">{t('contacts.analysis.reasons-note')}</p>
            <FigureTable<NumbersRow>
              label={t('contacts.analysis.reasons')}
              slice={slice}
              columns={columns}
              rows={rows}
              rowKey={({ key }) => key}
              onOpen={({ key }) =>
                void navigate({ href: contactsOf(slice, zone, key === '' ? {} : { 'filter[wrapUpCode][eq]': key }) })
              }
            />
          </Section>
        );
      }}
    </Read>
  );
}
