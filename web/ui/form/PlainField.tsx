import { type InputHTMLAttributes, useId } from 'react';

interface PlainFieldProps extends Omit<InputHTMLAttributes<HTMLInputElement>, 'id' | 'onChange' | 'className'> {
  label: string;
  /** What is wrong with it, in words. */
  wrong?: string | null;
  onText: (text: string) => void;
}

/** A labelled field of the browser's own, for pages whose first load must stay small; forms use `Field`. */
export function PlainField({ label, wrong = null, onText, ...input }: PlainFieldProps) {
  const id = useId();
  return (
    <div className="plain-field">
      <label htmlFor={id}>{label}</label>
      <input
        {...input}
        id={id}
        aria-invalid={wrong !== null}
        aria-describedby={wrong === null ? undefined : `${id}-wrong`}
        onChange={(event) => onText(event.target.value)}
      />
      {wrong === null ? null : (
        <p id={`${id}-wrong`} className="plain-wrong">
          {wrong}
        </p>
      )}
    </div>
  );
}
