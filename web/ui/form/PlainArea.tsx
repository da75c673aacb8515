import { type TextareaHTMLAttributes, useId } from 'react';

interface PlainAreaProps extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'onChange' | 'className'> {
  label: string;
  /** A line that helps before anything is wrong. */
  help?: string;
  /** What is wrong with it, in words. */
  wrong?: string | null;
  onText: (text: string) => void;
}

/** A labelled text of several lines, of the browser's own. */
export function PlainArea({ label, help, wrong = null, onText, ...area }: PlainAreaProps) {
  const id = useId();
  const described = [help ? `${id}-help` : '', wrong === null ? '' : `${id}-wrong`].filter(Boolean).join(' ');
  return (
    <div className="plain-field">
      <label htmlFor={id}>{label}</label>
      {help ? (
        <p id={`${id}-help`} className="quiet">
          {help}
        </p>
      ) : null}
      <textarea
        {...area}
        id={id}
        aria-invalid={wrong !== null}
        aria-describedby={described || undefined}
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
