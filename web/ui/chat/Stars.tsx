import { useId } from 'react';

interface StarsProps {
  label: string;
  most: number;
  value: number | null;
  /** What each of them says. */
  wordsOf: (score: number) => string;
  onChoose: (score: number) => void;
}

const points = 'M12 2.5l2.9 6 6.6.9-4.8 4.6 1.2 6.5L12 17.3l-5.9 3.2 1.2-6.5L2.5 9.4l6.6-.9z';

/** A mark out of a few: stars for the eye, choices for keys and readers. */
export function Stars({ label, most, value, wordsOf, onChoose }: StarsProps) {
  const id = useId();
  return (
    <fieldset className="stars">
      <legend>{label}</legend>
      <div>
        {Array.from({ length: most }, (_, index) => index + 1).map((score) => (
          <label key={score} className={value !== null && score <= value ? 'star star-full' : 'star'}>
            <input type="radio" name={id} checked={score === value} onChange={() => onChoose(score)} />
            <svg viewBox="0 0 24 24" width="32" height="32" aria-hidden="true" focusable="false">
              <path d={points} />
            </svg>
            <span className="for-readers">{wordsOf(score)}</span>
          </label>
        ))}
      </div>
      <p className="quiet">{value === null ? '' : wordsOf(value)}</p>
    </fieldset>
  );
}
