import type { ReplyOf } from '@tongli/contracts/kernel';
import type { getIndicatorCard } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { type Fact, Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useFigure } from '../live/words.ts';

export type Card = ReplyOf<typeof getIndicatorCard>;

export const rounded = (value: number) => Math.round(value * 100) / 100;

/** What the number means, how it is made, and of what. */
export function Definition({ card, beside }: { card: Card; beside: readonly Fact[] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const { number } = useNumbers();
  const { indicator, total, percentiles, asOf } = card;
  const facts = [
    { label: t('measures.card.value'), value: <strong>{figure(total.value, indicator.unit)}</strong> },
    { label: pick(indicator.parts.count), value: number(rounded(total.count)) },
    {
      label: indicator.parts.size ? pick(indicator.parts.size) : t('measures.card.days'),
      value: number(rounded(total.size)),
    },
    ...(percentiles
      ? [
          { label: t('measures.card.p50'), value: figure(percentiles.p50, indicator.unit) },
          { label: t('measures.card.p90'), value: figure(percentiles.p90, indicator.unit) },
        ]
      : []),
    ...beside,
    { label: t('measures.card.as-of'), value: <Instant at={asOf} /> },
    { label: t('measures.card.direction'), value: t(`measures.card.${indicator.direction}`) },
  ];
  return (
    <Section title={t('measures.card.definition')}>
      <p>{pick(indicator.definition)}</p>
      <p>{pick(indicator.formula)}</p>
      <Facts facts={facts} />
      <p className="section-note">
        {t('measures.card.source', { source: pick(indicator.source), events: indicator.events.join(', ') })}
      </p>
    </Section>
  );
}
