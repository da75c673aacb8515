import { Link, useNavigate } from '@tanstack/react-router';
import { type AnnotatedChart, type ChartDefinition, drawChart, type Indicator } from '@tongli/contracts/measures';
import { Alert, Spin } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { isRefusal } from '../../api/problem.ts';
import { useAddress } from '../../ui/address.ts';
import { Empty } from '../../ui/Empty.tsx';
import { fieldErrorsOf } from '../../ui/form/field-errors.ts';
import { useNarrow } from '../../ui/narrow.ts';
import { Page } from '../../ui/Page.tsx';
import { useProblemWords } from '../../ui/problem-words.ts';
import { Read } from '../../ui/Read.tsx';
import { Section } from '../../ui/record/Section.tsx';
import { casesAddress, definitionOf, indicatorAddress, pointSpan, type Span } from '../../ui/spc/address.ts';
import { ControlChartFigure, MovingRangeFigure } from '../../ui/spc/ControlChartFigure.tsx';
import { useChartWords, useIndicators } from '../../ui/spc/words.ts';
import { ChartControls } from './ChartControls.tsx';
import { ChartReasons } from './ChartReasons.tsx';
import { NoteList } from './NoteList.tsx';
import { PointsTable } from './PointsTable.tsx';
import { periodOf } from './period.ts';
import { SignalList } from './SignalList.tsx';
import { WatchButton } from './WatchButton.tsx';

const usualIndicator = 'complaints-per-day';

/** What stands where a chart cannot be drawn: the sentence, while the controls stay. */
function Undrawn({ error }: { error: Error }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const fields = fieldErrorsOf(error).map(words.ofField);
  return (
    <Alert
      type="warning"
      showIcon
      title={t('measures.chart.undrawn')}
      description={fields.length > 0 ? fields.join(' ') : words.ofError(error)}
    />
  );
}

interface DrawnProps {
  chart: AnnotatedChart;
  brushing: boolean;
  onBaseline: (baseline: Span) => void;
  /** Settings of the chart, where there is no room for them above it. */
  settings: ReactNode;
}

function Drawn({ chart, brushing, onBaseline, settings }: DrawnProps) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const words = useChartWords();
  const narrow = useNarrow();
  const { definition, movingRange } = chart;
  const date = words.date(definition);
  const address = (label: string) => {
    const span = pointSpan(definition, label);
    return date ? casesAddress(definition, date, span) : indicatorAddress(definition.indicator, span);
  };
  const table = <PointsTable chart={chart} casesOf={address} />;
  return (
    <div className="record-columns">
      <div className="record-body stays">
        <Section title={words.title(definition)}>
          <ControlChartFigure
            chart={chart}
            notes={chart.annotations}
            onPoint={(label) => void navigate({ href: address(label) })}
            onSpan={brushing ? onBaseline : null}
          />
          {movingRange ? (
            <>
              <h3>
                {chart.type === 'xbar-r' || chart.type === 'xbar-s'
                  ? t(`ui.spc.spread.${chart.type}`)
                  : t('ui.spc.moving-range')}
              </h3>
              <MovingRangeFigure chart={chart} />
            </>
          ) : null}
          <p className="section-note">{brushing ? t('measures.chart.brush-now') : t('measures.chart.press-note')}</p>
        </Section>
        {settings}
        {narrow ? null : table}
      </div>
      <aside className="record-aside" aria-label={t('measures.chart.reading')}>
        <SignalList chart={chart} />
        <NoteList chart={chart} />
        <ChartReasons chart={chart} />
        {narrow ? table : null}
      </aside>
    </div>
  );
}

/** On a phone the chart comes first, and what it can be changed into is one press away. */
function Folded({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <details className="disclosure">
      <summary>{t('measures.chart.controls')}</summary>
      {children}
    </details>
  );
}

/** Keeps the whole definition in the address, so that the link opens this chart and no later one. */
function useWrittenDefinition(definition: ChartDefinition) {
  const [search, change] = useAddress();
  const written = Boolean(search.from && search.to && search.indicator);
  const { from, to, indicator } = definition;
  useEffect(() => {
    if (!written) change({ from, to, indicator });
  }, [written, change, from, to, indicator]);
}

function ChartOf({ indicators, counted }: { indicators: readonly Indicator[]; counted: Span }) {
  const [search, change] = useAddress();
  const [brushing, setBrushing] = useState(false);
  const narrow = useNarrow();
  const definition = definitionOf(search, usualIndicator, periodOf('90', counted));
  useWrittenDefinition(definition);
  const drawing = useRead(drawChart, { body: definition }, { placeholderData: (previous) => previous });
  const refused = drawing.error && isRefusal(drawing.error) ? drawing.error : null;
  const setBaseline = (baseline: Span) => {
    setBrushing(false);
    change({ baselineFrom: baseline.from, baselineTo: baseline.to });
  };
  const controls = (
    <ChartControls
      definition={definition}
      indicators={indicators}
      counted={counted}
      brushing={brushing}
      onBrush={setBrushing}
    />
  );
  const folded = narrow ? <Folded>{controls}</Folded> : null;
  return (
    <>
      {narrow ? null : controls}
      {refused ? (
        <>
          <Undrawn error={refused} />
          {narrow ? controls : null}
        </>
      ) : (
        <Read of={drawing}>
          {(chart) => (
            <Spin spinning={drawing.isPlaceholderData} delay={300}>
              <Drawn chart={chart} brushing={brushing} onBaseline={setBaseline} settings={folded} />
            </Spin>
          )}
        </Read>
      )}
    </>
  );
}

function ChartFrame({ actions, children }: { actions?: ReactNode; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Page title={t('measures.chart.title')} lead={t('measures.chart.lead')} actions={actions}>
      {children}
    </Page>
  );
}

/** One control chart: its definition in the address, its signals explained, its points open to their cases. */
export default function ChartPage() {
  const { t } = useTranslation();
  const [search] = useAddress();
  const indicators = useIndicators();
  const span = indicators.data?.span;
  const watch = span ? <WatchButton definition={definitionOf(search, usualIndicator, periodOf('90', span))} /> : null;
  return (
    <ChartFrame actions={watch}>
      <Read of={indicators}>
        {(data) =>
          data.span ? (
            <ChartOf indicators={data.indicators} counted={data.span} />
          ) : (
            <Empty
              title={t('measures.chart.empty')}
              action={<Link to="/results/complaints">{t('measures.chart.empty-step')}</Link>}
            >
              {t('measures.chart.empty-words')}
            </Empty>
          )
        }
      </Read>
    </ChartFrame>
  );
}
