import { useId } from 'react';
import './plain.css';

interface PlainChoiceProps {
  label: string;
  choices: readonly { readonly value: string; readonly label: string }[];
  value: string;
  /** What the ends of a scale mean. */
  hint?: string | null;
  wrong?: string | null;
  onChoose: (value: string) => void;
}

/** One of a few, each as wide as its words and as high as a finger. */
export function PlainChoice({ label, choices, value, hint = null, wrong = null, onChoose }: PlainChoiceProps) {
  const id = useId();
  return (
    <fieldset className="plain-choice" aria-describedby={wrong === null ? undefined : `${id}-wrong`}>
      <legend>
        {label}
        {hint === null ? null : <span className="quiet plain-hint">{hint}</span>}
      </legend>
      <div>
        {choices.map((choice) => (
          <label key={choice.value}>
            <input
              type="radio"
              name={id}
              value={choice.value}
              checked={choice.value === value}
              aria-invalid={wrong !== null}
              onChange={() => onChoose(choice.value)}
            />
            <span>{choice.label}</span>
          </label>
        ))}
      </div>
      {wrong === null ? null : (
        <p id={`${id}-wrong`} className="plain-wrong">
          {wrong}
        </p>
      )}
    </fieldset>
  );
}
