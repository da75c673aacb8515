import { Link } from '@tanstack/react-router';
import { judgeByTarget, type LiveNow, liveDirection, type Tile, type TileAnswer } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { Explained } from '../../../ui/Explained.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { indicatorAddress } from '../../../ui/spc/address.ts';
import { Course } from '../../../ui/spc/Course.tsx';
import { useNow } from '../../../ui/Times.tsx';
import { useFigure } from '../live/words.ts';
import { judgedTones, liveValue, useLiveWords } from './words.ts';

type Answer<Kind extends TileAnswer['kind']> = Extract<TileAnswer, { kind: Kind }>;

function Judged({
  value,
  target,
  direction,
}: {
  value: number | null;
  target: number | null;
  direction: 'higher-is-better' | 'lower-is-better';
}) {
  const { t } = useTranslation();
  const judged = judgeByTarget(value, target, direction);
  return judged ? <StateTag tone={judgedTones[judged]}>{t(`measures.dashboard.judged.${judged}`)}</StateTag> : null;
}

/** How it went against as long before, as people say it. */
function Change({
  value,
  previous,
  words,
}: {
  value: number | null;
  previous: number | null;
  words: (value: number) => string;
}) {
  const { t } = useTranslation();
  if (value === null || previous === null) return <span className="quiet">{t('measures.dashboard.no-before')}</span>;
  const way = value === previous ? 'same' : value > previous ? 'up' : 'down';
  return <span className="quiet figures">{t(`measures.dashboard.change.${way}`, { before: words(previous) })}</span>;
}

/** A number with its target, how it was before, its course and its card. */
export function NumberTile({ answer, name, asOf }: { answer: Answer<'number'>; name: string; asOf: string }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const { indicator, value, target, previous, points, range } = answer;
  const words = (number: number | null) => figure(number, indicator.unit);
  return (
    <>
      <div className="board-value">
        <Explained
          value={words(value)}
          label={name}
          definition={pick(indicator.definition)}
          source={pick(indicator.source)}
          asOf={asOf}
        />
        <Judged value={value} target={target} direction={indicator.direction} />
      </div>
      <div className="board-foot">
        <Change value={value} previous={previous} words={words} />
        <span className="quiet">
          {target === null ? null : t('measures.dashboard.target', { value: words(target) })}
        </span>
      </div>
      <div className="board-foot">
        <Course
          values={points.map((point) => point.value)}
          target={target}
          label={t('measures.dashboard.course-of', { name })}
        />
        <Link to={indicatorAddress(indicator.code, range)} aria-label={t('measures.dashboard.card-of', { name })}>
          {t('measures.dashboard.card')}
        </Link>
      </div>
    </>
  );
}

/** Of queues and agents as they are now: a wait grows before one's eyes. */
export function LiveTile({
  tile,
  now,
  name,
  asOf,
}: {
  tile: Extract<Tile, { kind: 'live' }>;
  now: LiveNow;
  name: string;
  asOf: string;
}) {
  const { t } = useTranslation();
  const words = useLiveWords();
  const site = useSite();
  useNow(1_000);
  const { what, target } = tile;
  const value = liveValue(what, now, site.now());
  return (
    <>
      <div className="board-value">
        <Explained
          value={words(what, value)}
          label={name}
          definition={t(`measures.dashboard.live-definition.${what}`)}
          source={t('measures.dashboard.live-source')}
          asOf={asOf}
        />
        <Judged value={value} target={target} direction={liveDirection[what]} />
      </div>
      <div className="board-foot">
        <span className="quiet">{t('measures.dashboard.now')}</span>
        <span className="quiet">
          {target === null ? null : t('measures.dashboard.target', { value: words(what, target) })}
        </span>
      </div>
    </>
  );
}
