import type { LedgerField, LedgerImport, RowError } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '../../api/problem.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import type { Tone } from '../../ui/StateTag.tsx';

export const toneOfState: Readonly<Record<LedgerImport['state'], Tone>> = {
  uploaded: 'waiting',
  running: 'progress',
  complete: 'done',
  failed: 'breached',
};

const gigabyte = 1_000_000_000;

/** Why a file or an act was refused, and what to do about it. */
export function useRefusalWords(): (error: unknown) => string {
  const { t } = useTranslation();
  const words = useProblemWords();
  return (error) => {
    if (!(error instanceof ProblemError)) return words.ofError(error);
    const { code, params } = error.problem;
    if (code === 'unsupported-file') return t(`ledger.unsupported.${params.found}`);
    if (code === 'file-too-large') return t('ledger.too-large', { gigabytes: Number(params.maximum) / gigabyte });
    if (code === 'payload-too-large') return t('ledger.upload-too-large');
    if (code === 'missing-field' || code === 'field-used-twice') return t('ledger.match.obstacles');
    return words.ofError(error);
  };
}

export interface RowErrorWords {
  /** What is wrong, for the cell. */
  wrong(error: RowError): string;
  /** What to do about it, for the list. */
  remedy(error: RowError): string;
  /** Where it stands: the column, or the whole row. */
  place(error: RowError): string;
}

export function useRowErrorWords(): RowErrorWords {
  const { t, i18n } = useTranslation();
  const known = (code: string) => (i18n.exists(`ledger.row-error.${code}`) ? code : 'unknown');
  return {
    wrong: ({ code, params }) => t(`ledger.row-error.${known(code)}`, { ...params, code }),
    remedy: ({ code, params }) => t(`ledger.row-remedy.${known(code)}`, { ...params, code }),
    place: ({ column }) => column || t('ledger.errors.whole-row'),
  };
}

export function useFieldLabel(): (field: LedgerField) => string {
  const { t } = useTranslation();
  return (field) => t(`ledger.field.${field}.label`);
}
