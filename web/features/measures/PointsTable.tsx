import DownloadOutlined from '@ant-design/icons/es/icons/DownloadOutlined';
import { Link } from '@tanstack/react-router';
import type { ControlChart } from '@tongli/contracts/measures';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Column } from '../../ui/list/column.ts';
import { csvOf, saveText } from '../../ui/list/csv.ts';
import { DataTable } from '../../ui/list/DataTable.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { useChartWords, useIndicatorValue } from '../../ui/spc/words.ts';

type Point = ControlChart['points'][number];

function useColumns(chart: ControlChart, casesOf: (label: string) => string): Column<Point>[] {
  const { t } = useTranslation();
  const format = useIndicatorValue();
  const unit = useChartWords().unit(chart.definition);
  const value = (number: number | null) => (number === null ? '' : format(number, unit));
  const figure = (key: string, title: string, of: (point: Point) => string, phone?: 'hidden'): Column<Point> => ({
    key,
    title,
    text: of,
    number: true,
    ...(phone ? { phone } : {}),
  });
  const rules = (point: Point) => point.rules.map((rule) => t(`ui.spc.rule.${rule}`)).join('; ');
  return [
    {
      key: 'label',
      title: t('measures.points.date'),
      text: ({ label }) => label,
      render: ({ label, value: shown }) => (shown === null ? label : <Link to={casesOf(label)}>{label}</Link>),
      phone: 'title',
    },
    figure('value', t('measures.points.value'), (point) => value(point.value)),
    figure('count', t('measures.points.count'), ({ count }) => format(count, 'complaints'), 'hidden'),
    figure('size', t('measures.points.size'), ({ size }) => format(size, 'complaints'), 'hidden'),
    figure('lower', t('ui.spc.lower'), ({ lower }) => value(lower)),
    figure('centre', t('ui.spc.centre'), ({ centre }) => value(centre)),
    figure('upper', t('ui.spc.upper'), ({ upper }) => value(upper)),
    { key: 'rules', title: t('measures.points.rules'), text: rules },
  ];
}

/** The chart's points as a table: for those who cannot see the picture, and for spreadsheets. */
export function PointsTable({ chart, casesOf }: { chart: ControlChart; casesOf: (label: string) => string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const columns = useColumns(chart, casesOf);
  const title = useChartWords().title(chart.definition);
  const save = () => saveText(`${title}.csv`, csvOf(columns, chart.points));
  return (
    <Section
      title={t('measures.points.title')}
      actions={
        <Button icon={<DownloadOutlined />} onClick={save}>
          {t('ui.export.start')}
        </Button>
      }
    >
      <details className="disclosure" onToggle={(event) => setOpen(event.currentTarget.open)}>
        <summary>{t('measures.points.show', { count: chart.points.length })}</summary>
        {open ? (
          <DataTable
            columns={columns}
            rows={chart.points}
            rowKey={({ label }) => label}
            label={t('measures.points.title')}
          />
        ) : null}
      </details>
    </Section>
  );
}
