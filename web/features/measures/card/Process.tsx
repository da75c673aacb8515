import { Link } from '@tanstack/react-router';
import type { Indicator } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { writeSearch } from '../../../ui/address.ts';
import { useBilingual } from '../../../ui/language.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { indicatorAddress, type Span } from '../../../ui/spc/address.ts';
import { useIndicators } from '../../../ui/spc/words.ts';
import type { Place } from './Breakdown.tsx';
import '../../../ui/spc/scorecard.css';

interface ProcessProps {
  indicator: Indicator;
  span: Span;
  place: Place;
}

function Names({ all, span, place }: { all: readonly Indicator[]; span: Span; place: Place }) {
  const pick = useBilingual();
  return (
    <ul className="process-names">
      {all.map(({ code, name }) => (
        <li key={code}>
          <Link to={indicatorAddress(code, span, place)}>{pick(name)}</Link>
        </li>
      ))}
    </ul>
  );
}

/** From the result to the process: on which numbers it may hang, and which of them it goes with; of those, which results hang on it. */
export function Process({ indicator, span, place }: ProcessProps) {
  const { t } = useTranslation();
  const { data } = useIndicators();
  const known = data?.indicators ?? [];
  const process = indicator.process.flatMap((code) => known.find((one) => one.code === code) ?? []);
  const results = known.filter((one) => one.process.includes(indicator.code));
  const drivers = `/results/drivers${writeSearch({ result: indicator.code, ...span, unit: place.unit })}`;
  return (
    <>
      {process.length > 0 ? (
        <Section title={t('measures.card.process')} actions={<Link to={drivers}>{t('measures.card.to-drivers')}</Link>}>
          <p className="section-note">{t('measures.card.process-words')}</p>
          <Names all={process} span={span} place={place} />
        </Section>
      ) : null}
      {results.length > 0 ? (
        <Section title={t('measures.card.results')}>
          <p className="section-note">{t('measures.card.results-words')}</p>
          <Names all={results} span={span} place={place} />
        </Section>
      ) : null}
    </>
  );
}
