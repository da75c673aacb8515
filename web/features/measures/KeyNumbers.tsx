import { Link } from '@tanstack/react-router';
import type { ReplyOf } from '@tongli/contracts/kernel';
import type { getOverview } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { Explained } from '../../ui/Explained.tsx';
import { useBilingual } from '../../ui/language.ts';
import { useNumbers } from '../../ui/numbers.ts';
import { chartAddress, definitionOf } from '../../ui/spc/address.ts';
import '../../ui/spc/spc.css';
import { useIndicators, useIndicatorValue } from '../../ui/spc/words.ts';
import type { Slice } from './slice.ts';

type Total = ReplyOf<typeof getOverview>['total'];

interface KeyNumber {
  readonly key: 'lodged' | 'closed' | 'on-time' | 'days';
  /** The indicator that says the same day by day. */
  readonly indicator: string;
  readonly value: string;
  readonly n: number;
  /** A count is its own n; a rate or a mean is taken over n. */
  readonly isCount: boolean;
}

function useKeyNumbers(total: Total): KeyNumber[] {
  const { number } = useNumbers();
  const format = useIndicatorValue();
  const { closed, dated, lodged, meanDaysToClose, onTimeRate, timed } = total;
  const days = meanDaysToClose === null ? '—' : format(meanDaysToClose, 'days');
  const rate = onTimeRate === null ? '—' : format(onTimeRate, 'share');
  return [
    { key: 'lodged', indicator: 'complaints-per-day', value: number(lodged), n: lodged, isCount: true },
    { key: 'closed', indicator: 'days-to-close', value: number(closed), n: closed, isCount: true },
    { key: 'on-time', indicator: 'on-time-rate', value: rate, n: timed, isCount: false },
    { key: 'days', indicator: 'days-to-close', value: days, n: dated, isCount: false },
  ];
}

interface KeyNumbersProps {
  total: Total;
  asOf: string;
  slice: Slice;
}

/** The four numbers of the period, each with its meaning and its way to a control chart. */
export function KeyNumbers({ total, asOf, slice }: KeyNumbersProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data } = useIndicators();
  const { number } = useNumbers();
  const numbers = useKeyNumbers(total);
  return (
    <ul className="tiles" aria-label={t('measures.overview.numbers')}>
      {numbers.map(({ key, indicator, value, n, isCount }) => {
        const label = t(`measures.number.${key}`);
        const known = data?.indicators.find(({ code }) => code === indicator);
        const source = known && key !== 'closed' ? pick(known.source) : t('measures.number.closed-source');
        return (
          <li className="tile" key={key}>
            <span className="quiet">{label}</span>
            <span className="tile-value">
              <Explained
                value={value}
                label={label}
                definition={t(`measures.number.${key}-definition`)}
                source={source}
                asOf={asOf}
                card={{ code: indicator, span: { from: slice.from, to: slice.to } }}
              />
            </span>
            <span className="tile-foot">
              <span className="quiet figures">{isCount ? null : t('measures.number.n', { n: number(n) })}</span>
              {key === 'closed' || n === 0 ? null : (
                <Link
                  to={chartAddress(definitionOf({ ...slice }, indicator, slice))}
                  aria-label={t('measures.number.open-chart-of', { label })}
                >
                  {t('measures.number.open-chart')}
                </Link>
              )}
            </span>
          </li>
        );
      })}
    </ul>
  );
}
