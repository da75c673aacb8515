import type { Fault, ProcessDefinition, ProcessStep } from '@tongli/contracts/requests';
import type { KeyboardEvent } from 'react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { box, drawingOf } from './layout.ts';
import { useLimitWords } from './words.ts';
import './process.css';

interface GraphProps {
  definition: ProcessDefinition;
  faults: readonly Fault[];
  chosen?: string | null;
  onChoose?: (key: string) => void;
}

const short = (text: string, most: number) => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

/** The process as layers from the top. Ways on with a condition are broken lines, ways back thin dotted ones at the right. */
export function ProcessGraph({ definition, faults, chosen, onChoose }: GraphProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const limitWords = useLimitWords();
  const drawing = useMemo(() => drawingOf(definition), [definition]);
  const steps = new Map(definition.steps.map((step) => [step.key, step]));
  const faulty = new Set(faults.map(({ step }) => step));
  const keys = (key: string) => (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      onChoose?.(key);
    }
  };
  const nameOf = (step: ProcessStep | undefined) => (step && pick(step.name)) || step?.key || '';
  const classes = (key: string) =>
    ['process-step', key === chosen ? 'chosen' : '', faulty.has(key) ? 'faulty' : ''].filter(Boolean).join(' ');
  return (
    <div className="process-drawing">
      {/* biome-ignore lint/a11y/useSemanticElements: a drawing, not the fields of a form. */}
      <svg width={drawing.width} height={drawing.height} role="group" aria-label={t('requests.process.drawing')}>
        <title>{t('requests.process.drawing')}</title>
        <defs>
          <marker id="process-arrow" viewBox="0 0 8 8" refX="6" refY="4" markerWidth="7" markerHeight="7" orient="auto">
            <path d="M0 0L8 4L0 8z" className="process-arrow" />
          </marker>
        </defs>
        {drawing.ways.map(({ from, to, kind, path }, index) => (
          <path
            // Two ways may lead from one step to the same other one.
            // biome-ignore lint/suspicious/noArrayIndexKey: ways are drawn anew as a whole.
            key={`${from} ${to} ${kind} ${index}`}
            d={path}
            className={`process-way ${kind}`}
            markerEnd="url(#process-arrow)"
          />
        ))}
        {drawing.steps.map(({ key, x, y }) => {
          const step = steps.get(key);
          return (
            // biome-ignore lint/a11y/useSemanticElements: a button of HTML cannot stand in a drawing.
            <g
              key={key}
              className={classes(key)}
              transform={`translate(${x} ${y})`}
              role="button"
              tabIndex={0}
              aria-pressed={key === chosen}
              onClick={() => onChoose?.(key)}
              onKeyDown={keys(key)}
            >
              <rect width={box.width} height={box.height} rx="6" />
              <text x="12" y="23" className="process-name">
                {short(nameOf(step), 20)}
              </text>
              <text x="12" y="43" className="process-limit">
                {step ? limitWords(step.limit) : ''}
              </text>
              {faulty.has(key) ? (
                <text x={box.width - 18} y="24" className="process-fault">
                  !
                </text>
              ) : null}
            </g>
          );
        })}
      </svg>
    </div>
  );
}
