import { Link } from '@tanstack/react-router';
import type { Scorecard, ScorecardNumber } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { indicatorAddress, type Span } from '../../../ui/spc/address.ts';
import { Course } from '../../../ui/spc/Course.tsx';
import type { Place } from '../card/Breakdown.tsx';
import { useFigure } from '../live/words.ts';

type Part = Scorecard['centres'][number];

interface Shown {
  span: Span;
  place: Place;
}

const tones: Readonly<Record<ScorecardNumber['control'], Tone>> = { in: 'done', out: 'breached', unknown: 'neutral' };

/** Whether a change from one value to another is for the better; null where there is none. */
function betterOf({ indicator, value, previous }: ScorecardNumber): 'better' | 'worse' | 'same' | null {
  if (value === null || previous === null) return null;
  if (value === previous) return 'same';
  return value > previous === (indicator.direction === 'higher-is-better') ? 'better' : 'worse';
}

function metOf({ indicator, value, target }: ScorecardNumber): 'met' | 'missed' | null {
  if (value === null || target === null) return null;
  return (indicator.direction === 'higher-is-better' ? value >= target : value <= target) ? 'met' : 'missed';
}

function useWords() {
  const { t } = useTranslation();
  const figure = useFigure();
  return {
    target(one: ScorecardNumber) {
      const met = metOf(one);
      const value = figure(one.target, one.indicator.unit);
      return met === null ? value : t(`measures.scorecard.${met}`, { value });
    },
    previous(one: ScorecardNumber) {
      const better = betterOf(one);
      const value = figure(one.previous, one.indicator.unit);
      return better === null ? value : t(`measures.scorecard.${better}`, { value });
    },
  };
}

function Control({ one }: { one: ScorecardNumber }) {
  const { t } = useTranslation();
  return (
    <StateTag tone={tones[one.control]} title={t(`measures.scorecard.control-${one.control}-words`)}>
      {t(`measures.scorecard.control-${one.control}`)}
    </StateTag>
  );
}

function Tile({ one, span, place }: { one: ScorecardNumber } & Shown) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const words = useWords();
  const name = pick(one.indicator.name);
  return (
    <article className="number-tile">
      <div className="number-head">
        <Link to={indicatorAddress(one.indicator.code, span, place)}>{name}</Link>
        <Control one={one} />
      </div>
      <div className="number-value">
        <strong className="figures">{figure(one.value, one.indicator.unit)}</strong>
        <Course
          values={one.points.map(({ value }) => value)}
          target={one.target}
          label={t('measures.scorecard.course-words', { name })}
        />
      </div>
      <div className="number-foot figures">
        <span>{t('measures.scorecard.target', { value: words.target(one) })}</span>
        <span>{t('measures.scorecard.previous', { value: words.previous(one) })}</span>
        {one.ownerName ? <span>{t('measures.scorecard.owner', { name: one.ownerName })}</span> : null}
      </div>
    </article>
  );
}

function Watched({ numbers, span, place }: { numbers: readonly ScorecardNumber[] } & Shown) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const words = useWords();
  const nameOf = ({ indicator }: ScorecardNumber) => pick(indicator.name);
  const columns: Column<ScorecardNumber>[] = [
    {
      key: 'name',
      title: t('measures.alert.indicator'),
      text: nameOf,
      render: (one) => <Link to={indicatorAddress(one.indicator.code, span, place)}>{nameOf(one)}</Link>,
      phone: 'title',
      grows: true,
    },
    {
      key: 'value',
      title: t('measures.card.value'),
      text: ({ value, indicator }) => figure(value, indicator.unit),
      number: true,
    },
    { key: 'target', title: t('measures.scorecard.target-title'), text: words.target, number: true },
    { key: 'previous', title: t('measures.scorecard.previous-title'), text: words.previous, number: true },
    {
      key: 'control',
      title: t('measures.scorecard.control'),
      text: ({ control }) => t(`measures.scorecard.control-${control}`),
      render: (one) => <Control one={one} />,
    },
  ];
  return (
    <details className="number-more">
      <summary>{t('measures.scorecard.watched', { count: numbers.length })}</summary>
      <div>
        <DataTable
          compact
          columns={columns}
          rows={numbers}
          rowKey={({ indicator }) => indicator.code}
          label={t('measures.scorecard.watched', { count: numbers.length })}
        />
      </div>
    </details>
  );
}

function Awaiting({ awaiting }: Pick<Part, 'awaiting'>) {
  const { t } = useTranslation();
  const pick = useBilingual();
  return (
    <details className="number-more">
      <summary>{t('measures.scorecard.awaiting', { count: awaiting.length })}</summary>
      <ul className="awaited">
        {awaiting.map(({ code, name, formula, awaits }) => (
          <li key={code}>
            {pick(name)}{' '}
            <span className="quiet">
              {t('measures.scorecard.awaits', { formula: pick(formula), awaits: pick(awaits) })}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

/** One of the four: what is key large, what is watched in a table, what nothing tells yet by name. */
export function CentrePart({ part, ...shown }: { part: Part } & Shown) {
  const { t } = useTranslation();
  const keys = part.numbers.filter(({ rank }) => rank === 'key');
  const watched = part.numbers.filter(({ rank }) => rank === 'watched');
  return (
    <Section title={t(`measures.scorecard.centre-${part.centre}`)}>
      {keys.length > 0 ? (
        <div className="number-tiles">
          {keys.map((one) => (
            <Tile key={one.indicator.code} one={one} {...shown} />
          ))}
        </div>
      ) : (
        <p className="quiet">{t('measures.scorecard.none')}</p>
      )}
      {watched.length > 0 ? <Watched numbers={watched} {...shown} /> : null}
      {part.awaiting.length > 0 ? <Awaiting awaiting={part.awaiting} /> : null}
    </Section>
  );
}
