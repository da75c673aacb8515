import { useTranslation } from 'react-i18next';
import { PlainField } from '../../ui/form/PlainField.tsx';

interface CodeFieldProps {
  readonly digits: number;
  readonly code: string;
  /** It was sent once: what is wrong is said from then on. */
  readonly asked: boolean;
  readonly onCode: (code: string) => void;
}

export const isWhole = (code: string, digits: number): boolean => new RegExp(`^\\d{${digits}}$`).test(code);

/** For a code that came by message. */
export function CodeField({ digits, code, asked, onCode }: CodeFieldProps) {
  const { t } = useTranslation();
  return (
    <PlainField
      label={t('portal.back-by.code')}
      inputMode="numeric"
      autoComplete="one-time-code"
      maxLength={digits}
      value={code}
      wrong={asked && !isWhole(code.trim(), digits) ? t('portal.back-by.code-wrong', { count: digits }) : null}
      onText={onCode}
    />
  );
}
