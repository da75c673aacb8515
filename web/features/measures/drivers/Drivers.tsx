import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '@tongli/contracts/kernel';
import type { DriverFound, findDriversOf, Indicator } from '@tongli/contracts/measures';
import { Alert } from 'antd';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { indicatorAddress } from '../../../ui/spc/address.ts';
import { IntervalBars } from '../../../ui/spc/IntervalBars.tsx';
import { useIndicatorValue } from '../../../ui/spc/words.ts';
import { useFigure } from '../live/words.ts';

export type Found = ReplyOf<typeof findDriversOf>;

/** Above it an effect can hardly be told apart from those of the others. */
const entangled = 5;

/** A difference with its sign; shares differ by percentage points. */
function useDifference(): (value: number, unit: Indicator['unit']) => string {
  const { t } = useTranslation();
  const figure = useFigure();
  const plain = useIndicatorValue();
  return (value, unit) => {
    const sign = value < 0 ? '−' : '+';
    const size = Math.abs(value);
    return unit === 'share'
      ? t('measures.drivers.points', { value: `${sign}${plain(size * 100, 'number')}` })
      : `${sign}${figure(size, unit)}`;
  };
}

function Words({ driver, result }: { driver: DriverFound; result: Indicator }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { percent } = useNumbers();
  const difference = useDifference();
  const values = {
    candidate: pick(driver.indicator.name),
    result: pick(result.name),
    deviation: difference(Math.abs(driver.deviation), driver.indicator.unit),
    effect: difference(driver.effect, result.unit),
    low: difference(driver.low, result.unit),
    high: difference(driver.high, result.unit),
    share: percent(driver.share),
  };
  return (
    <>
      {driver.isClear ? t('measures.drivers.clear-words', values) : t('measures.drivers.unclear-words', values)}{' '}
      {driver.inflation > entangled ? t('measures.drivers.entangled') : ''}
    </>
  );
}

/** Why nothing could be told. */
function Untold({ found }: { found: Found }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const name = found.of ? pick(found.of.name) : '';
  const words =
    found.state === 'too-few'
      ? t('measures.drivers.too-few', { points: found.points, needed: found.needed })
      : found.state === 'constant'
        ? t('measures.drivers.constant', { name })
        : t('measures.drivers.determined', { name });
  return <Alert type="info" showIcon title={words} />;
}

/** What the result goes with, the strongest first, each with its interval and in words. */
export function Drivers({ found, bucket }: { found: Found; bucket: 'day' | 'week' }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { percent } = useNumbers();
  const { result, drivers, from, to } = found;
  if (found.state !== 'told') return <Untold found={found} />;
  const lagOf = (lag: number) =>
    lag === 0
      ? ''
      : bucket === 'day'
        ? t('measures.drivers.days-before', { count: lag })
        : t('measures.drivers.weeks-before', { count: lag });
  const items = drivers.map((driver, place) => ({
    ...{
      key: driver.indicator.code,
      value: driver.effect,
      low: driver.low,
      high: driver.high,
      isClear: driver.isClear,
    },
    name: (
      <>
        {place + 1}.{' '}
        <Link to={indicatorAddress(driver.indicator.code, { from, to })}>{pick(driver.indicator.name)}</Link>{' '}
        <span className="quiet">{lagOf(driver.lag)}</span>{' '}
        <StateTag tone={driver.isClear ? 'progress' : 'neutral'}>
          {driver.isClear ? t('measures.drivers.clear') : t('measures.drivers.unclear')}
        </StateTag>
      </>
    ),
    words: <Words driver={driver} result={result} />,
  }));
  return (
    <Section title={t('measures.drivers.ranked', { name: pick(result.name) })}>
      <Alert
        type="warning"
        showIcon
        title={t('measures.drivers.association')}
        description={t('measures.drivers.association-words')}
      />
      <IntervalBars label={t('measures.drivers.ranked', { name: pick(result.name) })} items={items} />
      <Facts
        facts={[
          { label: t('measures.drivers.explained'), value: percent(found.explained) },
          { label: t('measures.drivers.rest'), value: percent(1 - found.explained) },
        ]}
      />
      <p className="section-note">{t('measures.drivers.rest-words')}</p>
      <p className="section-note">
        {t('measures.drivers.method', { points: found.points, explained: percent(found.explained) })}
      </p>
    </Section>
  );
}
