import { type ListedTerm, listTerms, type TermKind, termsOf } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useRead } from '../api/hooks.ts';
import { useBilingual } from './language.ts';

export interface Terms {
  /** The name of a product, area or cause; a code without a name stands for itself. */
  name(kind: TermKind, code: string): string;
  /** All of the house; with a project (null: of none), what can be chosen for it. */
  options(kind: TermKind, projectId?: string | null): { value: string; label: string }[];
}

/** What customers of a business line are told to choose from; null of the only one there is. */
export const termsToChoose = (projectId: string | null) => ({ query: projectId === null ? {} : { projectId } });

/** The words of the business tree, read once and kept; all that one may know, or those of one portal. */
export function useTerms(portal: string | null = null): Terms {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { data, isPending } = useRead(listTerms, termsToChoose(portal), { staleTime: 5 * 60_000 });
  const terms: readonly ListedTerm[] = data?.terms ?? [];
  const names = new Map(terms.map(({ kind, code, name }) => [`${kind} ${code}`, name]));
  return {
    name(kind, code) {
      const known = names.get(`${kind} ${code}`);
      if (known) return pick(known);
      // Before names are there, a code would only flash by.
      return isPending && code ? '…' : code || t('ui.spc.unspecified');
    },
    options: (kind, projectId) =>
      (projectId === undefined ? terms.filter((term) => term.kind === kind) : termsOf(terms, kind, projectId)).map(
        ({ code, name }) => ({ value: code, label: pick(name) }),
      ),
  };
}
