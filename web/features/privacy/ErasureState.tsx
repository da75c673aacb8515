import type { Erasure } from '@tongli/contracts/privacy';
import { useTranslation } from 'react-i18next';
import { StateTag } from '../../ui/StateTag.tsx';

const tones = { proposed: 'neutral', asked: 'waiting', withdrawn: 'neutral', done: 'done' } as const;

export function ErasureState({ of }: { of: Erasure['state'] }) {
  const { t } = useTranslation();
  return <StateTag tone={tones[of]}>{t(`privacy.state.${of}`)}</StateTag>;
}
