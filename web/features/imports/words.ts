import {
  type CellError,
  type Importable,
  type ImportField,
  type ImportRun,
  listImportables,
} from '@tongli/contracts/imports';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { ProblemError } from '../../api/problem.ts';
import { useBilingual } from '../../ui/language.ts';
import { useNumbers } from '../../ui/numbers.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import type { Tone } from '../../ui/StateTag.tsx';

export const toneOfState: Readonly<Record<ImportRun['state'], Tone>> = {
  uploaded: 'waiting',
  checking: 'progress',
  checked: 'waiting',
  running: 'progress',
  complete: 'done',
  undoing: 'progress',
  undone: 'neutral',
  cancelled: 'neutral',
  failed: 'breached',
};

/** Until the server has done what it was asked to. */
export const isWorking = ({ state }: ImportRun) => state === 'checking' || state === 'running' || state === 'undoing';

/** Whether a field must have a column, behind its name; nothing where it need not. */
export function useNeeded(): (field: ImportField) => string {
  const { t } = useTranslation();
  return ({ required, requiredOfNew }) => {
    if (required) return ` ${t('imports.upload.required')}`;
    return requiredOfNew ? ` ${t('imports.upload.required-of-new')}` : '';
  };
}

export const useImportables = () => useRead(listImportables, {}, { staleTime: Number.POSITIVE_INFINITY });

/** The codes of what was chosen when the rows were checked. */
export const chosenOf = ({ options }: ImportRun): string[] =>
  options.flatMap(({ code, chosen }) => (chosen ? code : []));

const megabyte = 1_000_000;

/** Why a file was refused, its bound, and what to do about it. */
export function useFileWords(): (error: unknown) => string {
  const { t, i18n } = useTranslation();
  const { number } = useNumbers();
  const words = useProblemWords();
  return (error) => {
    if (!(error instanceof ProblemError)) return words.ofError(error);
    const { code, params } = error.problem;
    if (code === 'unsupported-file') return t(`imports.unsupported.${params.found}`);
    if (!i18n.exists(`imports.file.${code}`)) return words.ofError(error);
    const maximum = code === 'file-too-large' ? Number(params.maximum) / megabyte : Number(params.maximum);
    return t(`imports.file.${code}`, { ...params, maximum: Number.isNaN(maximum) ? '' : number(maximum) });
  };
}

const fill = (words: string, params: CellError['params']) =>
  words.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));

export interface CellWords {
  /** Where it is wrong: the file's own column, or the field that has none, or the whole row. */
  place(error: CellError): string;
  /** What is wrong, for the cell. */
  wrong(error: CellError): string;
  /** What to do about it. */
  remedy(error: CellError): string;
}

/** The words come with the declaration of what is imported, so that file and page say the same. */
export function useCellWords({ errors, fields }: Importable): CellWords {
  const { t } = useTranslation();
  const pick = useBilingual();
  const said = (part: 'wrong' | 'remedy') => (error: CellError) => {
    const words = errors[error.code]?.[part];
    return words ? fill(pick(words), error.params) : error.code;
  };
  const place = ({ column, params }: CellError) => {
    if (column) return column;
    const field = fields.find(({ code }) => code === params.field);
    return field ? t('imports.errors.no-column', { field: pick(field.label) }) : t('imports.errors.row');
  };
  return { place, wrong: said('wrong'), remedy: said('remedy') };
}
