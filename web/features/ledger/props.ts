import type { LedgerImport } from '@tongli/contracts/complaints';
import type { Fact } from '../../ui/record/Facts.tsx';

/** What each state's page of an import is given. */
export interface ImportPageProps {
  ledgerImport: LedgerImport;
  /** Where the file comes from. */
  facts: readonly Fact[];
}
