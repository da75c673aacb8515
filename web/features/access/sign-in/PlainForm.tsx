import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PlainField } from '../../../ui/form/PlainField.tsx';
import { PlainButton } from '../../../ui/PlainButton.tsx';
import { Refused } from './Refused.tsx';

export interface PlainEntry {
  readonly name: string;
  readonly label: string;
  readonly type?: 'password';
  readonly autoComplete?: string;
  /** What is wrong with what was typed, in words, before it is sent. */
  readonly check?: (text: string, all: Readonly<Record<string, string>>) => string | null;
}

interface PlainFormProps {
  entries: readonly PlainEntry[];
  submit: string;
  busy: boolean;
  error: Error | null;
  onSend: (values: Readonly<Record<string, string>>) => void;
  children?: ReactNode;
}

/** A short form of the browser's own fields, for the pages that do without the component library. */
export function PlainForm({ entries, submit, busy, error, onSend, children }: PlainFormProps) {
  const { t } = useTranslation();
  const [values, setValues] = useState<Readonly<Record<string, string>>>({});
  const [sent, setSent] = useState(false);
  const wrongOf = ({ name, check }: PlainEntry) => {
    const text = values[name] ?? '';
    return text === '' ? t('field.invalid_type') : (check?.(text, values) ?? null);
  };
  const send = (event: FormEvent) => {
    event.preventDefault();
    setSent(true);
    if (!busy && entries.every((entry) => wrongOf(entry) === null)) onSend(values);
  };
  return (
    <form onSubmit={send} noValidate>
      <Refused error={error} />
      {entries.map((entry, index) => (
        <PlainField
          key={entry.name}
          label={entry.label}
          name={entry.name}
          type={entry.type ?? 'text'}
          autoComplete={entry.autoComplete ?? 'off'}
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={index === 0}
          value={values[entry.name] ?? ''}
          wrong={sent ? wrongOf(entry) : null}
          onText={(text) => setValues((known) => ({ ...known, [entry.name]: text }))}
        />
      ))}
      {children}
      <PlainButton look="primary" type="submit" busy={busy}>
        {submit}
      </PlainButton>
    </form>
  );
}
