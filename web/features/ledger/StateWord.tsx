import type { LedgerImport } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../ui/StateTag.tsx';
import { toneOfState } from './words.ts';

export function StateWord({ state }: { state: LedgerImport['state'] }) {
  const { t } = useTranslation();
  return <StateTag tone={toneOfState[state]}>{t(`ledger.state.${state}`)}</StateTag>;
}
