import { Button, Input, type InputProps } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

interface Words {
  readonly zh: string;
  readonly en: string;
}

export function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is what it wraps.
    <label className="process-label">
      <span className="quiet">{label}</span>
      {children}
    </label>
  );
}

interface BothProps {
  value: Words;
  label: string;
  most: number;
  /** Where no heading stands above that says what it is. */
  labelled?: boolean;
  onChange: (value: Words) => void;
}

/** Longer texts are read in several lines. */
const ofOneLine = 120;

interface SaidProps extends Pick<InputProps, 'aria-label' | 'placeholder' | 'maxLength'> {
  readonly value: string;
  readonly isLong: boolean;
  readonly onChange: (event: { target: { value: string } }) => void;
}

const Said = ({ isLong, ...input }: SaidProps) =>
  isLong ? <Input.TextArea {...input} autoSize={{ minRows: 3, maxRows: 6 }} /> : <Input {...input} />;

/** A text in both languages, side by side. */
export function Both({ value, label, most, labelled = false, onChange }: BothProps) {
  const { t } = useTranslation();
  const sides = [
    { key: 'zh', words: t('requests.process.in-chinese', { label }), longest: most },
    { key: 'en', words: t('requests.process.in-english', { label }), longest: 2 * most },
  ] as const;
  return sides.map(({ key, words, longest }) => {
    const input = {
      'aria-label': words,
      placeholder: words,
      value: value[key],
      maxLength: longest,
      onChange: ({ target }: { target: { value: string } }) => onChange({ ...value, [key]: target.value }),
    };
    return labelled ? (
      <Labelled key={key} label={words}>
        <Said isLong={most > ofOneLine} {...input} />
      </Labelled>
    ) : (
      <Said key={key} isLong={most > ofOneLine} {...input} />
    );
  });
}

interface RowsProps<T> {
  rows: readonly T[];
  add: string;
  empty: () => T;
  onChange: (rows: T[]) => void;
  children: (row: T, change: (row: T) => void) => ReactNode;
}

/** Rows that can be added and taken away. */
export function Rows<T>({ rows, add, empty, onChange, children }: RowsProps<T>) {
  const { t } = useTranslation();
  return (
    <div className="process-rows">
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a row has nothing of its own that stays while it is typed.
        <div className="process-row" key={index}>
          {children(row, (changed) => onChange(rows.with(index, changed)))}
          <Button
            size="small"
            aria-label={t('requests.process.remove-row', { number: index + 1 })}
            onClick={() => onChange(rows.toSpliced(index, 1))}
          >
            ×
          </Button>
        </div>
      ))}
      <div>
        <Button size="small" onClick={() => onChange([...rows, empty()])}>
          {add}
        </Button>
      </div>
    </div>
  );
}
