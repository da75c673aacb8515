import './stepper.css';

export interface StepMark {
  readonly key: string;
  readonly label: string;
  /** The whole of it for screen readers: position, name, state. */
  readonly name: string;
  readonly state: 'open' | 'done' | 'skipped';
  /** Where the work stands. */
  readonly current: boolean;
  /** Opened on the page at this moment. */
  readonly shown: boolean;
}

/** An open step shows its number, which the style sheet counts: a number that is text would have to be in its name, too. */
const shapes: Readonly<Record<StepMark['state'], string | null>> = { open: null, done: '✓', skipped: '–' };

interface StepperProps {
  steps: readonly StepMark[];
  label: string;
  onChoose: (key: string) => void;
}

/** Steps in order with what each has come to; every one can be opened. */
export function Stepper({ steps, label, onChoose }: StepperProps) {
  return (
    <ol className="stepper" aria-label={label}>
      {steps.map(({ key, label: words, name, state, current, shown }) => (
        <li key={key} className={`step-${state}${current ? ' step-current' : ''}${shown ? ' step-shown' : ''}`}>
          <button
            type="button"
            aria-label={name}
            aria-current={current ? 'step' : undefined}
            onClick={() => onChoose(key)}
          >
            <span className="step-mark" aria-hidden="true">
              {shapes[state]}
            </span>
            <span className="step-words">{words}</span>
          </button>
        </li>
      ))}
    </ol>
  );
}
