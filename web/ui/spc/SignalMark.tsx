import type { SignalState } from '@tongli/contracts/measures';
import { useTranslation } from 'react-i18next';
import { StateTag, type Tone } from '../StateTag.tsx';
import { type NumberedSignal, shapeOf, shapePaths, turned } from './marks.ts';

/** The shape and number that a signal bears on its chart. */
export function SignalMark({ signal }: { signal: Pick<NumberedSignal, 'rule' | 'side' | 'number'> }) {
  return (
    <span className="signal-mark">
      <svg viewBox="0 0 12 12" width="12" height="12" aria-hidden="true" focusable="false">
        <path
          d={shapePaths[shapeOf(signal.rule)]}
          fill="currentColor"
          transform={turned(signal.side) ? 'rotate(180 6 6)' : undefined}
        />
      </svg>
      <b className="figures">{signal.number}</b>
    </span>
  );
}

const tones: Record<SignalState, Tone> = {
  new: 'limit',
  'in-triage': 'progress',
  'special-cause': 'breached',
  'data-error': 'neutral',
  'known-event': 'neutral',
  'common-cause': 'neutral',
};

export function SignalStateTag({ state }: { state: SignalState }) {
  const { t } = useTranslation();
  return <StateTag tone={tones[state]}>{t(`ui.spc.state.${state}`)}</StateTag>;
}
