import { Alert, Button, Form } from 'antd';
import { useContext, useEffect, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { useLanguage } from '../../language.ts';
import { FieldLabels, useNamesAgain } from '../labels.ts';
import type { Clash, Path } from './merge.ts';
import { keyOf, type Merge, type Outcome, type Side, undecided } from './useMerge.ts';
import { useValueWords, type WordsOf } from './value-words.ts';
import './meanwhile.css';

const sides = ['theirs', 'mine'] as const;

interface ChoiceProps {
  clash: Clash;
  label: string;
  chosen: Side | undefined;
  wordsOf: WordsOf | undefined;
  onChoose: (side: Side) => void;
}

/** One field that both have changed: theirs and mine side by side. */
function Choice({ clash, label, chosen, wordsOf, onChoose }: ChoiceProps) {
  const { t } = useTranslation();
  const words = useValueWords(wordsOf);
  const name = useId();
  return (
    <fieldset className="clash">
      <legend>{label}</legend>
      {sides.map((side) => (
        <label key={side} className={chosen === side ? 'clash-side clash-chosen' : 'clash-side'}>
          <input type="radio" name={name} checked={chosen === side} onChange={() => onChoose(side)} />
          <span className="clash-words">
            <span className="quiet">{t(`ui.form.meanwhile.${side}`)}</span>
            <span className="clash-value">{words(clash.path, clash[side])}</span>
          </span>
        </label>
      ))}
    </fieldset>
  );
}

type CallOf = ((path: string) => string | undefined) | undefined;

function useLabelOf(callOf: CallOf): (path: Path) => string {
  const labels = useContext(FieldLabels);
  return (path) => callOf?.(keyOf(path)) ?? labels.get(keyOf(path)) ?? labels.get(path[0] ?? '') ?? keyOf(path);
}

/** What was taken over, in the fields' own names. */
function useTakenWords(callOf: CallOf): (outcome: Outcome) => string {
  const { t } = useTranslation();
  const language = useLanguage();
  const labelOf = useLabelOf(callOf);
  return ({ taken, clashes }) => {
    if (taken.length === 0) return clashes.length === 0 ? t('ui.form.meanwhile.elsewhere') : '';
    const fields = new Intl.ListFormat(language, { type: 'conjunction' }).format(taken.map(labelOf));
    return t('ui.form.meanwhile.taken', { fields });
  };
}

interface ComparisonProps {
  merge: Merge;
  outcome: Outcome;
  wordsOf: WordsOf | undefined;
  callOf: CallOf;
  onSettle: () => void;
}

function Comparison({ merge, outcome, wordsOf, callOf, onSettle }: ComparisonProps) {
  const { t } = useTranslation();
  const labelOf = useLabelOf(callOf);
  const takenWords = useTakenWords(callOf)(outcome);
  const left = undecided(outcome);
  return (
    <>
      <p>{t('ui.form.meanwhile.both-words')}</p>
      {outcome.clashes.map((clash) => (
        <Choice
          key={keyOf(clash.path)}
          clash={clash}
          label={labelOf(clash.path)}
          chosen={outcome.chosen[keyOf(clash.path)]}
          wordsOf={wordsOf}
          onChoose={(side) => merge.choose(clash.path, side)}
        />
      ))}
      {takenWords ? <p>{takenWords}</p> : null}
      <div className="clash-foot">
        <span role="status" className="quiet">
          {left > 0 ? t('ui.form.meanwhile.left', { count: left }) : ''}
        </span>
        <Button onClick={() => (left > 0 ? merge.box.current?.focus() : onSettle())}>
          {t('ui.form.meanwhile.go-on')}
        </Button>
      </div>
    </>
  );
}

interface MergeNoticeProps {
  merge: Merge;
  wordsOf: WordsOf | undefined;
  callOf: CallOf;
}

/** Above the fields: what somebody else changed meanwhile, and what is to be decided about it. */
export function MergeNotice({ merge, wordsOf, callOf }: MergeNoticeProps) {
  const { t } = useTranslation();
  const form = Form.useFormInstance();
  const takenWords = useTakenWords(callOf);
  const { due, outcome, box } = merge;
  useNamesAgain();
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each version that has come.
  useEffect(() => {
    if (due !== null) form.setFieldsValue(merge.run(form.getFieldsValue(true)));
  }, [due]);
  const version = outcome?.version;
  useEffect(() => {
    // The record may have come anew in the middle of a word.
    if (version && !document.activeElement?.matches('input, textarea')) box.current?.focus();
    else if (version) box.current?.scrollIntoView({ block: 'nearest' });
  }, [version, box]);
  if (!outcome) return null;
  const settle = () => {
    form.setFieldsValue(merge.settle(form.getFieldsValue(true)));
    box.current?.focus();
  };
  const decided = outcome.settled && outcome.clashes.length > 0;
  return (
    <div ref={box} tabIndex={-1} role="alert" className="form-notice focus-place">
      <Alert
        type={outcome.settled ? 'info' : 'warning'}
        showIcon
        title={t(outcome.settled ? 'ui.form.meanwhile.merged' : 'ui.form.meanwhile.both')}
        description={
          outcome.settled ? (
            <>
              <p>{decided ? t('ui.form.meanwhile.decided') : takenWords(outcome)}</p>
              <p>{t('ui.form.meanwhile.not-saved')}</p>
            </>
          ) : (
            <Comparison merge={merge} outcome={outcome} wordsOf={wordsOf} callOf={callOf} onSettle={settle} />
          )
        }
      />
    </div>
  );
}
