import { type TextareaHTMLAttributes, useId } from 'react';
import { LengthNote } from './LengthNote.tsx';

interface PlainAreaProps
  extends Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'id' | 'onChange' | 'className' | 'value' | 'maxLength'> {
  label: string;
  value: string;
  /** What the contract takes at most; more can be written, so that nothing is cut off unseen. */
  most: number;
  /** A line that helps before anything is wrong. */
  help?: string;
  /** What is wrong with it, in words. */
  wrong?: string | null;
  onText: (text: string) => void;
}

/** A labelled text of several lines, of the browser's own. */
export function PlainArea({ label, help, value, most, wrong = null, onText, ...area }: PlainAreaProps) {
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
        value={value}
        id={id}
        aria-invalid={wrong !== null}
        aria-describedby={described || undefined}
        onChange={(event) => onText(event.target.value)}
      />
      <LengthNote text={value} most={most} />
      {wrong === null ? null : (
        <p id={`${id}-wrong`} className="plain-wrong">
          {wrong}
        </p>
      )}
    </div>
  );
}
