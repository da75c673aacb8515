import type { FieldError, Parameters } from '@tongli/contracts/kernel';
import { useTranslation } from 'react-i18next';
import { ConnectionLost, ProblemError } from '../api/problem.ts';

export interface ProblemWords {
  /** What happened, from anything that a call threw. */
  ofError(error: unknown): string;
  /** What is wrong with one field. */
  ofField(error: FieldError): string;
  /** Why an act is refused, from the code in a record's `actions`. */
  ofRefusal(code: string): string;
}

/** Sentences for codes. A code without a sentence gives the general one with code and request id, for support. */
export function useProblemWords(): ProblemWords {
  const { t, i18n } = useTranslation();
  const ofCode = (code: string, params: Parameters, requestId: string) =>
    i18n.exists(`problem.${code}`)
      ? t(`problem.${code}`, { ...params, requestId })
      : t('ui.problem.unknown', { code, requestId: requestId || '–' });
  return {
    ofError(error) {
      if (error instanceof ConnectionLost) return t('ui.problem.connection-lost');
      if (!(error instanceof ProblemError)) return t('ui.problem.in-the-page');
      return ofCode(error.problem.code, error.problem.params, error.problem.requestId);
    },
    ofField({ code, params }) {
      const context = String(params.origin ?? params.format ?? '');
      if (i18n.exists(`field.${code}`)) return t(`field.${code}`, { ...params, context });
      return ofCode(code, params, '');
    },
    ofRefusal: (code) => ofCode(code, {}, ''),
  };
}
