import type { Precedence } from '@tongli/contracts/complaints';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../ui/StateTag.tsx';
import { toneOfPrecedence } from './tones.ts';

/** Why a case goes before others; nothing where it does not. */
export function PrecedenceTag({ of }: { of: Precedence }) {
  const { t } = useTranslation();
  return of === 'usual' ? null : <StateTag tone={toneOfPrecedence[of]}>{t(`complaints.precedence.${of}`)}</StateTag>;
}
