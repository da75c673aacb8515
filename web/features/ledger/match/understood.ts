import type { LedgerField, UnderstoodRow } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { useTerms } from '../../../ui/terms.ts';
import { exportInstantText } from '../../../ui/time.ts';

/** What of a row will be stored for a field, in words. `raw` is the file's cell. */
export type UnderstoodWords = (row: UnderstoodRow, field: LedgerField, raw: string) => string;

export function useUnderstoodWords(): UnderstoodWords {
  const { t } = useTranslation();
  const { zone } = useSite();
  const terms = useTerms();
  const date = (at: string | null) => (at === null ? '' : exportInstantText(Date.parse(at), zone));
  return (row, field, raw) => {
    switch (field) {
      case 'receivedAt':
      case 'acknowledgedAt':
      case 'closedAt':
        return date(row[field]);
      case 'product':
      case 'area':
      case 'cause':
        return terms.name(field, row[field]);
      case 'onTime':
        return row.onTime === null
          ? t('ledger.preview.unknown')
          : t(row.onTime ? 'ledger.preview.yes' : 'ledger.preview.no');
      case 'subject':
        return row.facts;
      case 'customerName':
      case 'customerPhone':
        return row[field] ?? (raw === '' ? '' : t('ledger.preview.no-customer'));
      default:
        return row[field] ?? '';
    }
  };
}
