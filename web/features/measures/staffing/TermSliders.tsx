import { Slider } from 'antd';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useNumbers } from '../../../ui/numbers.ts';
import { Section } from '../../../ui/record/Section.tsx';
import { useFigure } from '../live/words.ts';
import type { Moved } from './terms.ts';
import './staffing.css';

interface Term {
  readonly key: keyof Moved;
  readonly least: number;
  readonly most: number;
  readonly step: number;
}

const terms: readonly Term[] = [
  { key: 'volume', least: 0.5, most: 2, step: 0.05 },
  { key: 'handleSeconds', least: 10, most: 1_800, step: 5 },
  { key: 'serviceLevel', least: 0.5, most: 0.99, step: 0.01 },
  { key: 'answerSeconds', least: 0, most: 300, step: 5 },
  { key: 'patienceSeconds', least: 1, most: 1_800, step: 5 },
  { key: 'maxOccupancy', least: 0.5, most: 1, step: 0.01 },
  { key: 'shrinkage', least: 0, most: 0.6, step: 0.01 },
  { key: 'agentsMore', least: -8, most: 8, step: 1 },
  { key: 'hourCost', least: 0, most: 500, step: 1 },
];

const shares: ReadonlySet<keyof Moved> = new Set(['volume', 'serviceLevel', 'maxOccupancy', 'shrinkage']);

function TermSlider({ term, moved, onMove }: { term: Term; moved: Moved; onMove: (moved: Moved) => void }) {
  const { t } = useTranslation();
  const figure = useFigure();
  const { number, percent } = useNumbers();
  const id = useId();
  const { key, least, most, step } = term;
  const value = moved[key];
  const shown = () => {
    if (value === null) return t(`measures.staffing.no-${key === 'hourCost' ? 'cost' : 'patience'}`);
    if (shares.has(key)) return percent(value, 0);
    if (key === 'hourCost') return figure(value, 'yuan');
    if (key === 'agentsMore') return `${value > 0 ? '+' : ''}${number(value)}`;
    return figure(value, 'seconds');
  };
  return (
    <div className="trial-term">
      <span id={id}>{t(`measures.staffing.term.${key}`)}</span>
      <Slider
        ariaLabelledByForHandle={id}
        min={least}
        max={most}
        step={step}
        value={value ?? least}
        tooltip={{ open: false }}
        onChange={(next) => onMove({ ...moved, [key]: next })}
      />
      <output className="figures">{shown()}</output>
    </div>
  );
}

/** One trial: what is taken for given and what is wanted. */
export function TermSliders({ name, moved, onMove }: { name: string; moved: Moved; onMove: (moved: Moved) => void }) {
  return (
    <Section title={name}>
      {terms.map((term) => (
        <TermSlider key={term.key} term={term} moved={moved} onMove={onMove} />
      ))}
    </Section>
  );
}
