import type { Limit } from '@tongli/contracts/work';
import { useTranslation } from 'react-i18next';
import { StateTag, type Tone } from '../../ui/StateTag.tsx';
import { Due } from '../../ui/Times.tsx';

const tones: Readonly<Partial<Record<Limit['state'], Tone>>> = { met: 'done', 'met-late': 'breached' };

/** A limit that runs with what is left of it, or how one ended. */
export function RequestClock({ limit }: { limit: Limit }) {
  const { t } = useTranslation();
  const tone = tones[limit.state];
  if (limit.state === 'cancelled') return null;
  if (tone) return <StateTag tone={tone}>{t(`requests.limit-state.${limit.state as 'met'}`)}</StateTag>;
  return <Due at={limit.dueAt} warnAt={limit.warnAt} />;
}
