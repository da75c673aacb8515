import { Link } from '@tanstack/react-router';
import type { DashboardFigures, Tile, TileAnswer } from '@tongli/contracts/measures';
import { Dropdown } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { useBilingual } from '../../../ui/language.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { RowsSkeleton } from '../../../ui/Skeletons.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { chartAddress, definitionOf } from '../../../ui/spc/address.ts';
import { ControlChartFigure } from '../../../ui/spc/ControlChartFigure.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { alertTone, useFigure } from '../live/words.ts';
import { gap, rowHeight } from './dragging.ts';
import { LiveTile, NumberTile } from './NumberTile.tsx';
import { CourseTile, PartsTile, usePartNames } from './PartsTile.tsx';
import { savePicture, saveTable, tableOf } from './taking-out.ts';
import { liveValue, usePeriodWords, useTileName } from './words.ts';

type Answer<Kind extends TileAnswer['kind']> = Extract<TileAnswer, { kind: Kind }>;

function AlertsTile({ alerts }: Pick<Answer<'alerts'>, 'alerts'>) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  if (alerts.length === 0) return <p className="quiet">{t('measures.dashboard.no-alerts')}</p>;
  return (
    <ul className="board-alerts">
      {alerts.map((alert) => (
        <li key={alert.id}>
          <StateTag tone={alertTone(alert)}>{t(`measures.alert-state.${alert.state}`)}</StateTag>{' '}
          <Link to={`/results/live?alert=${alert.id}`}>{pick(alert.name)}</Link>{' '}
          <span className="figures">{figure(alert.value, alert.unit)}</span>{' '}
          <small className="quiet">
            <Instant at={alert.raisedAt} />
          </small>
        </li>
      ))}
    </ul>
  );
}

function ControlTile({ answer, height }: { answer: Answer<'control'>; height: number }) {
  const { t } = useTranslation();
  const { chart } = answer;
  const span = { from: chart.definition.from, to: chart.definition.to };
  return (
    <>
      <ControlChartFigure chart={chart} height={height - 24} />
      <div className="board-foot">
        <span className="quiet">{t('measures.dashboard.signals', { count: chart.signals.length })}</span>
        <Link to={chartAddress(definitionOf({}, chart.definition.indicator, span))}>
          {t('measures.number.open-chart')}
        </Link>
      </div>
    </>
  );
}

function Taking({ tile, answer, name }: { tile: Tile; answer: TileAnswer; name: string }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const site = useSite();
  const partName = usePartNames(tile.kind === 'breakdown' ? tile.by : null);
  const box = useRef<HTMLSpanElement>(null);
  const live = (now: Answer<'live'>['now']) =>
    String(tile.kind === 'live' ? (liveValue(tile.what, now, site.now()) ?? '') : '');
  const table = tableOf(tile, answer, {
    of: (column) => t(`measures.dashboard.column.${column}`),
    partName,
    live,
    pick,
  });
  if (!table) return null;
  const items = (['png', 'csv'] as const).map((key) => ({ key, label: t(`measures.dashboard.take-${key}`) }));
  const take = (key: string) => {
    const tileBox = box.current?.closest('[data-tile]');
    if (key === 'csv') saveTable(name, table);
    else if (tileBox) void savePicture(tileBox, name, table);
  };
  return (
    <span ref={box}>
      <Dropdown trigger={['click']} placement="bottomRight" menu={{ items, onClick: ({ key }) => take(key) }}>
        <button
          type="button"
          className="board-more"
          aria-haspopup="menu"
          aria-label={t('measures.dashboard.out-of', { name })}
        >
          ⋯
        </button>
      </Dropdown>
    </span>
  );
}

interface InsideProps {
  tile: Tile;
  answer: TileAnswer;
  name: string;
  asOf: string;
  height: number;
}

function Inside({ tile, answer, name, asOf, height }: InsideProps) {
  const words = useProblemWords();
  if (answer.kind === 'refused')
    return <p className="quiet">{words.ofField({ field: '', code: answer.code, params: answer.params })}</p>;
  if (tile.kind === 'text') return <p className="board-text">{tile.text}</p>;
  if (answer.kind === 'number') return <NumberTile answer={answer} name={name} asOf={asOf} />;
  if (tile.kind === 'live' && answer.kind === 'live')
    return <LiveTile tile={tile} now={answer.now} name={name} asOf={asOf} />;
  if (tile.kind === 'course' && answer.kind === 'course')
    return <CourseTile look={tile.look} answer={answer} name={name} height={height} />;
  if (tile.kind === 'breakdown' && answer.kind === 'breakdown')
    return <PartsTile tile={tile} answer={answer} name={name} />;
  if (answer.kind === 'control') return <ControlTile answer={answer} height={height} />;
  return answer.kind === 'alerts' ? <AlertsTile alerts={answer.alerts} /> : null;
}

interface TileViewProps {
  tile: Tile;
  figures: DashboardFigures | undefined;
  laying: boolean;
}

/** Paddings, head and what is below a chart. */
const aroundPx = 24 + 26;
const gripsPx = 34;

/** What a tile shows, with its name, place and dates above. */
export function TileView({ tile, figures, laying }: TileViewProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const period = usePeriodWords();
  const tileName = useTileName();
  const answer = figures?.answers.find(({ id }) => id === tile.id)?.answer;
  const name = tileName(tile, answer);
  const height = tile.h * (rowHeight + gap) - gap - aroundPx - (laying ? gripsPx : 0);
  const place = answer && 'place' in answer && answer.place ? pick(answer.place) : '';
  const by = tile.kind === 'breakdown' ? t(`measures.by.${tile.by}`) : '';
  const about = [by, 'period' in tile ? period(tile.period) : '', place].filter(Boolean).join(' · ');
  return (
    <>
      <div className="board-head">
        <h2 title={name}>{name}</h2>
        <small className="quiet">
          {about} {laying || !answer ? null : <Taking tile={tile} answer={answer} name={name} />}
        </small>
      </div>
      {answer && figures ? (
        <Inside tile={tile} answer={answer} name={name} asOf={figures.asOf} height={height} />
      ) : (
        <RowsSkeleton rows={2} />
      )}
    </>
  );
}
