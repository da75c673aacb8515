import {
  drawUploadedTable,
  ruleSetName,
  type UploadedChart,
  type UploadedData,
  type UploadedDefinition,
  type UploadedTable,
  type UploadedType,
  uploadedData,
  uploadedTypesFor,
} from '@tongli/contracts/measures';
import { Button, InputNumber, Select, Spin } from 'antd';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { isRefusal } from '../../../api/problem.ts';
import { useSite } from '../../../api/session.ts';
import { drawingIn, savePicture } from '../../../ui/chart/picture.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { byteOrderMark, csvLines, saveText } from '../../../ui/list/csv.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Control, Controls } from '../../../ui/spc/Control.tsx';
import { ControlChartFigure } from '../../../ui/spc/ControlChartFigure.tsx';
import { Refused } from '../targets/Refused.tsx';
import { figureOf, firstChoice } from './choice.ts';

type Change = (change: Partial<UploadedDefinition>) => void;

interface ControlsProps {
  table: UploadedTable;
  definition: UploadedDefinition;
  change: Change;
}

type ColumnKey = 'value' | 'size' | 'subgroup' | 'label' | 'phase';

function ColumnSelect({ of, table, definition, change }: ControlsProps & { of: ColumnKey }) {
  const { t } = useTranslation();
  const unused = t('measures.upload.no-column');
  const none = of === 'value' ? [] : [{ value: '', label: unused }];
  return (
    <Control label={t(`measures.upload.column.${of}`)} htmlFor={`column-${of}`}>
      <Select
        id={`column-${of}`}
        popupMatchSelectWidth={false}
        value={definition[of] ?? ''}
        onChange={(name) => {
          const chosen = { [of]: name || null } as Partial<UploadedDefinition>;
          change(of === 'size' ? { ...chosen, type: 'auto' } : chosen);
        }}
        options={[...none, ...table.columns.map(({ name }) => ({ value: name, label: name }))]}
      />
    </Control>
  );
}

function BaselineControl({ definition: { baseline }, change }: ControlsProps) {
  const { t } = useTranslation();
  const set = (from: number | null, to: number | null) => change({ baseline: from && to ? { from, to } : null });
  const [from, setFrom] = useState<number | null>(baseline?.from ?? null);
  const [to, setTo] = useState<number | null>(baseline?.to ?? null);
  return (
    <Control label={t('measures.upload.baseline')} htmlFor="baseline-from">
      <div className="control-row">
        <InputNumber
          id="baseline-from"
          min={1}
          precision={0}
          value={from}
          placeholder={t('measures.upload.from-point')}
          onChange={(next) => {
            setFrom(next);
            set(next, to);
          }}
        />
        <InputNumber
          aria-label={t('measures.upload.to-point')}
          min={1}
          precision={0}
          value={to}
          placeholder={t('measures.upload.to-point')}
          onChange={(next) => {
            setTo(next);
            set(from, next);
          }}
        />
      </div>
    </Control>
  );
}

const usedBy: Readonly<Record<UploadedData, readonly ColumnKey[]>> = {
  values: ['value', 'label', 'phase'],
  subgroups: ['value', 'subgroup', 'label', 'phase'],
  counts: ['value', 'size', 'label', 'phase'],
  parts: ['value', 'size', 'label', 'phase'],
};

function Choosing(props: ControlsProps) {
  const { t } = useTranslation();
  const { definition, change } = props;
  const types: readonly UploadedType[] = uploadedTypesFor(definition);
  return (
    <Controls label={t('measures.upload.settings')}>
      <Control label={t('measures.upload.data')} htmlFor="upload-data">
        <Select
          id="upload-data"
          popupMatchSelectWidth={false}
          value={definition.data}
          onChange={(data) => change({ data, type: 'auto' })}
          options={uploadedData.options.map((value) => ({ value, label: t(`measures.upload.datas.${value}`) }))}
        />
      </Control>
      {usedBy[definition.data].map((of) => (
        <ColumnSelect key={of} of={of} {...props} />
      ))}
      <Control label={t('measures.chart.type')} htmlFor="upload-type">
        <Select
          id="upload-type"
          popupMatchSelectWidth={false}
          value={definition.type}
          onChange={(type) => change({ type })}
          options={(['auto', ...types] as const).map((value) => ({
            value,
            label: value === 'auto' ? t('measures.chart.auto') : t(`measures.upload.type.${value}`),
          }))}
        />
      </Control>
      <Control label={t('measures.chart.rules')} htmlFor="upload-rules">
        <Select
          id="upload-rules"
          popupMatchSelectWidth={false}
          value={definition.rules}
          onChange={(rules) => change({ rules })}
          options={ruleSetName.options.map((value) => ({ value, label: t(`measures.rules.${value}`) }))}
        />
      </Control>
      <BaselineControl {...props} />
    </Controls>
  );
}

/** The points as a spreadsheet takes them; numbers in full. */
const csvOf = (drawn: UploadedChart, head: readonly string[]): string =>
  byteOrderMark +
  csvLines([
    head,
    ...drawn.points.map(({ number, label, value, lower, centre, upper, rules }) => [
      ...[String(number), label, String(value ?? ''), String(lower ?? ''), String(centre), String(upper ?? '')],
      rules.join(' '),
    ]),
  ]);

function Saving({ name, drawn, figure }: { name: string; drawn: UploadedChart; figure: () => Element | null }) {
  const { t } = useTranslation();
  const plain = name.replace(/\.(csv|xlsx|txt)$/i, '');
  const head = (['number', 'label', 'value', 'lower', 'centre', 'upper', 'rules'] as const).map((key) =>
    t(`measures.upload.point.${key}`),
  );
  const withDrawing = (save: (svg: string) => void) => () => {
    const svg = drawingIn(figure());
    if (svg) save(svg);
  };
  return (
    <div className="control-row">
      <Button onClick={withDrawing((svg) => void savePicture(`${plain}.png`, svg))}>PNG</Button>
      <Button onClick={withDrawing((svg) => saveText(`${plain}.svg`, svg, 'image/svg+xml'))}>SVG</Button>
      <Button onClick={() => saveText(`${plain}.csv`, csvOf(drawn, head))}>CSV</Button>
    </div>
  );
}

function Drawn({ table, drawn }: { table: UploadedTable; drawn: UploadedChart }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { number, percent } = useNumbers();
  const { now } = useSite();
  const box = useRef<HTMLDivElement>(null);
  const [chart, setChart] = useState(() => ({ of: drawn, figure: figureOf(drawn, new Date(now()).toISOString()) }));
  if (chart.of !== drawn) setChart({ of: drawn, figure: figureOf(drawn, new Date(now()).toISOString()) });
  return (
    <div className="record-columns">
      <div className="record-body stays">
        <Section
          title={drawn.definition.value}
          actions={<Saving name={table.name} drawn={drawn} figure={() => box.current} />}
        >
          <div ref={box}>
            <ControlChartFigure chart={chart.figure} />
          </div>
          {drawn.skipped > 0 ? (
            <p className="section-note">{t('measures.upload.skipped', { count: drawn.skipped })}</p>
          ) : null}
        </Section>
      </div>
      <aside className="record-aside" aria-label={t('measures.chart.reading')}>
        <Section title={t('measures.upload.signals')}>
          {drawn.signals.length === 0 ? <p>{t('measures.signal.none')}</p> : null}
          <ol className="stacked">
            {drawn.signals.map((signal) => (
              <li key={`${signal.rule} ${signal.from}`}>
                <span className="quiet">{t(`ui.spc.rule.${signal.rule}`)}</span>
                <p>{pick(signal.explanation)}</p>
              </li>
            ))}
          </ol>
        </Section>
        <Section title={t('measures.chart.why')}>
          <p>
            <b>{t(`measures.upload.type.${drawn.type}`)}</b>
          </p>
          <p className="section-note">{pick(drawn.recommendation.explanation)}</p>
          <p className="section-note">
            {t('measures.upload.figures', { centre: number(drawn.centre, 4), sigma: number(drawn.sigma, 4) })}
          </p>
          <p className="section-note">
            {t('measures.chart.cost', {
              points: number(Math.round(drawn.falseAlarm.meanRunLength)),
              share: percent(drawn.falseAlarm.within25, 0),
            })}
          </p>
        </Section>
      </aside>
    </div>
  );
}

function Chart({ table, definition }: { table: UploadedTable; definition: UploadedDefinition }) {
  const drawing = useRead(
    drawUploadedTable,
    { params: { id: table.id }, body: definition },
    { placeholderData: (previous) => previous },
  );
  if (drawing.error && isRefusal(drawing.error)) return <Refused error={drawing.error} />;
  return (
    <Read of={drawing}>
      {(drawn) => (
        <Spin spinning={drawing.isPlaceholderData} delay={300}>
          <Drawn table={table} drawn={drawn} />
        </Spin>
      )}
    </Read>
  );
}

/** What stands in which column, and the chart that comes of it. */
export function TableChart({ table }: { table: UploadedTable }) {
  const { t } = useTranslation();
  const [definition, setDefinition] = useState(() => firstChoice(table));
  if (!definition)
    return <Empty title={t('measures.upload.no-numbers')}>{t('measures.upload.no-numbers-words')}</Empty>;
  const change: Change = (next) => setDefinition({ ...definition, ...next });
  return (
    <>
      <Choosing table={table} definition={definition} change={change} />
      <Chart table={table} definition={definition} />
    </>
  );
}
