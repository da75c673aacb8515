import type { FieldError, Parameters } from '@tongli/contracts/kernel';
import { useTranslation } from 'react-i18next';
import { ConnectionLost, ProblemError } from '../api/problem.ts';
import { type Site, useSite } from '../api/session.ts';
import { type Language, useLanguage } from './language.ts';
import { instantText } from './time.ts';

export interface ProblemWords {
  /** What happened, from anything that a call threw. */
  ofError(error: unknown): string;
  /** What is wrong with one field. */
  ofField(error: FieldError): string;
  /** Why an act is refused, from the code in a record's `actions`. */
  ofRefusal(code: string): string;
}

const isInstant = /^\d{4}-\d{2}-\d{2}T.*Z$/;

/** Instants among the parameters, as the reader writes them. */
function readable(params: Parameters, { zone, now }: Site, language: Language): Record<string, unknown> {
  const words = Object.entries(params).map(([name, value]) => {
    const instant = typeof value === 'string' && isInstant.test(value);
    return [name, instant ? instantText(Date.parse(value), zone, now(), language) : value];
  });
  return Object.fromEntries(words);
}

/** Sentences for codes. A code without a sentence gives the general one with code and request id, for support. */
export function useProblemWords(): ProblemWords {
  const { t, i18n } = useTranslation();
  const language = useLanguage();
  const site = useSite();
  const ofCode = (code: string, params: Parameters, requestId: string) =>
    i18n.exists(`problem.${code}`)
      ? t(`problem.${code}`, { ...readable(params, site, language), requestId })
      : t('ui.problem.unknown', { code, requestId: requestId || '–' });
  return {
    ofError(error) {
      if (error instanceof ConnectionLost) return t('ui.problem.connection-lost');
      if (!(error instanceof ProblemError)) return t('ui.problem.in-the-page');
      return ofCode(error.problem.code, error.problem.params, error.problem.requestId);
    },
    ofField({ code, params }) {
      const missing = code === 'too_small' && params.origin === 'string' && params.minimum === 1;
      if (missing) return t('field.invalid_type');
      const context = String(params.origin ?? params.format ?? '');
      if (i18n.exists(`field.${code}`)) return t(`field.${code}`, { ...params, context });
      return ofCode(code, params, '');
    },
    ofRefusal: (code) => ofCode(code, {}, ''),
  };
}
