import {
  checkFormula,
  type FormulaMeaning,
  type FormulaProblem,
  getFormulaVocabulary,
  type Indicator,
} from '@tongli/contracts/measures';
import { Form } from 'antd';
import { useDeferredValue, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useBilingual } from '../../../ui/language.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import type { Span } from '../../../ui/spc/address.ts';
import { useFigure } from '../live/words.ts';
import './own.css';

/** The formula with what is wrong in it marked, and said below. */
function Wrong({ formula, problem }: { formula: string; problem: FormulaProblem }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data } = useRead(getFormulaVocabulary, {}, { staleTime: 5 * 60_000 });
  const { from, to, code, params } = problem;
  const dimension = data?.dimensions.find((one) => one.code === params.dimension);
  const marked = formula.slice(from, to);
  return (
    <>
      <p className="own-formula">
        {formula.slice(0, from)}
        <mark>{marked || t('measures.own.here')}</mark>
        {formula.slice(to)}
      </p>
      <p>
        {t(`measures.own.wrong.${code}`, { ...params, ...(dimension ? { dimension: pick(dimension.name) } : {}) })}
        {params.nearest ? ` ${t('measures.own.nearest', { nearest: params.nearest })}` : ''}
      </p>
    </>
  );
}

function Sound({ meaning, span }: { meaning: FormulaMeaning; span: Span }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const { value, unit, daysKnown, days, nature, words } = meaning;
  const known =
    daysKnown < days ? t('measures.own.days-known', { count: daysKnown, days }) : t('measures.own.all-days');
  return (
    <>
      <p>{pick(words)}</p>
      <Facts
        facts={[
          { label: t('measures.own.comes-to', { ...span }), value: <strong>{figure(value, unit)}</strong> },
          { label: t('measures.own.counted'), value: value === null ? t('measures.own.unknown') : known },
          { label: t('measures.own.kind'), value: t(`measures.own.nature.${nature}`) },
        ]}
      />
    </>
  );
}

interface FormulaCheckProps {
  readonly span: Span;
  /** Of an indicator that stands; else what the form says. */
  readonly unit?: Indicator['unit'];
  readonly onResult: (result: FormulaMeaning['result']) => void;
}

/** What is typed, checked as it is typed: where it is wrong, or what it means and comes to. */
export function FormulaCheck({ span, unit, onResult }: FormulaCheckProps) {
  const { t } = useTranslation();
  const typed = String(Form.useWatch('formula') ?? '');
  const chosen: unknown = Form.useWatch('unit');
  const formula = useDeferredValue(typed);
  const shown = unit ?? (typeof chosen === 'string' ? (chosen as Indicator['unit']) : undefined);
  const { data, isPending } = useRead(
    checkFormula,
    { body: { formula, ...span, ...(shown ? { unit: shown } : {}) } },
    {
      enabled: formula.trim() !== '',
      placeholderData: (previous) => previous,
      staleTime: 60_000,
    },
  );
  const result = data?.meaning?.result;
  useEffect(() => {
    if (result) onResult(result);
  }, [result, onResult]);
  if (!formula.trim()) return <p className="quiet own-check">{t('measures.own.check-empty')}</p>;
  return (
    <div className="own-check" role="status" aria-live="polite" aria-label={t('measures.own.check')}>
      {data?.problem ? <Wrong formula={formula} problem={data.problem} /> : null}
      {data?.meaning ? <Sound meaning={data.meaning} span={span} /> : null}
      {isPending ? <p className="quiet">{t('measures.own.checking')}</p> : null}
    </div>
  );
}
