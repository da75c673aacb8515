import { Link } from '@tanstack/react-router';
import type { LiveIndicator } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { Explained } from '../../../ui/Explained.tsx';
import { Sparkline } from '../../../ui/floor/Sparkline.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { indicatorAddress, type Span } from '../../../ui/spc/address.ts';
import '../../../ui/spc/spc.css';
import { standingTones, useFigure, useWindowWords } from './words.ts';

interface TileProps {
  live: LiveIndicator;
  asOf: string;
  span: Span;
}

/** What it was before, and its bounds: what the number is read against. */
function Foot({ live }: { live: LiveIndicator }) {
  const { t } = useTranslation();
  const figure = useFigure();
  const { indicator, previous, warnAt, breachAt } = live;
  const parts = [
    t('measures.live.previous', { value: figure(previous, indicator.unit) }),
    ...(warnAt === null ? [] : [t('measures.live.warn', { value: figure(warnAt, indicator.unit) })]),
    ...(breachAt === null ? [] : [t('measures.live.breach', { value: figure(breachAt, indicator.unit) })]),
  ];
  return <span className="quiet figures">{parts.join(' · ')}</span>;
}

function Tile({ live, asOf, span }: TileProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const { number } = useNumbers();
  const windowOf = useWindowWords();
  const { indicator, value, count, size, standing, windowMinutes, points } = live;
  const name = pick(indicator.name);
  const above = `${pick(indicator.parts.count)} ${number(Math.round(count * 100) / 100)}`;
  const below = indicator.parts.size
    ? ` ÷ ${pick(indicator.parts.size)} ${number(Math.round(size * 1_000) / 1_000)}`
    : '';
  return (
    <li className="tile">
      <Link to={indicatorAddress(indicator.code, span)}>{name}</Link>
      <span className="tile-value">
        <Explained
          value={figure(value, indicator.unit)}
          label={name}
          definition={`${pick(indicator.definition)} ${pick(indicator.formula)} = ${above}${below}`}
          source={pick(indicator.source)}
          asOf={asOf}
        />
      </span>
      <span className="tile-foot">
        <StateTag tone={standingTones[standing]}>{t(`measures.standing.${standing}`)}</StateTag>
        <span className="quiet">{windowOf(windowMinutes)}</span>
      </span>
      <Sparkline values={points.map((point) => point.value ?? 0)} label={t('measures.live.course-words', { name })} />
      <Foot live={live} />
    </li>
  );
}

interface TilesProps {
  indicators: readonly LiveIndicator[];
  asOf: string;
  span: Span;
}

const order = { breached: 0, warned: 1, within: 2, silent: 3, unset: 4 } as const;

/** Every indicator of the catalogue: what is beyond its limits first, else in the order of the catalogue. */
export function IndicatorTiles({ indicators, asOf, span }: TilesProps) {
  const { t } = useTranslation();
  const sorted = indicators.toSorted((a, b) => order[a.standing] - order[b.standing]);
  return (
    <ul className="tiles" aria-label={t('measures.live.indicators')}>
      {sorted.map((live) => (
        <Tile key={live.indicator.code} live={live} asOf={asOf} span={span} />
      ))}
    </ul>
  );
}
