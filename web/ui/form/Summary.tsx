import type { FieldError } from '@tongli/contracts/kernel';
import { Alert, Button, type FormInstance } from 'antd';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { ConnectionLost } from '../../api/problem.ts';
import { useProblemWords } from '../problem-words.ts';
import { type FieldPath, pathOf } from './field-errors.ts';
import { useNamesAgain } from './labels.ts';

interface SummaryProps {
  form: FormInstance;
  /** What the sending threw; null when the contract alone found the errors. */
  error: Error | null;
  /** All that was found wrong when the form was sent, and what is left of it by now. */
  found: readonly FieldError[];
  errors: readonly FieldError[];
  fieldOf: (path: FieldPath) => FieldPath;
  labels: ReadonlyMap<string, string>;
}

/** What stopped the form, above it: focused when it appears, with a way to each wrong field. */
export function Summary({ form, error, found, errors, fieldOf, labels }: SummaryProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const box = useRef<HTMLDivElement>(null);
  useNamesAgain();
  useEffect(() => {
    if (error || found.length > 0) box.current?.focus();
  }, [error, found]);
  if (found.length > 0 ? errors.length === 0 : !error) return null;
  const go = (field: string) => form.scrollToField(fieldOf(pathOf(field)), { focus: true, block: 'center' });
  const lost = errors.length === 0 && error instanceof ConnectionLost;
  const sentence = (one: FieldError) => {
    const label = labels.get(fieldOf(pathOf(one.field)).join('.'));
    return label ? t('ui.form.wrong', { label, words: words.ofField(one) }) : words.ofField(one);
  };
  return (
    <div ref={box} tabIndex={-1} role="alert" className="form-notice">
      <Alert
        type="error"
        showIcon
        action={
          lost ? (
            <Button size="small" onClick={form.submit}>
              {t('ui.status.retry')}
            </Button>
          ) : null
        }
        title={error && errors.length === 0 ? words.ofError(error) : t('ui.form.check', { count: errors.length })}
        description={
          errors.length > 0 ? (
            <ul className="form-errors">
              {errors.map((one) => (
                <li key={`${one.field} ${one.code}`}>
                  <button type="button" className="link" onClick={() => go(one.field)}>
                    {sentence(one)}
                  </button>
                </li>
              ))}
            </ul>
          ) : lost ? (
            t('ui.form.lost')
          ) : null
        }
      />
    </div>
  );
}
