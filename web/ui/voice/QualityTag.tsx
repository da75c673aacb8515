import { useTranslation } from 'react-i18next';
import { useNumbers } from '../numbers.ts';
import { StateTag, type Tone } from '../StateTag.tsx';
import { type Heard, heardOf, type MeasuredQuality } from './quality.ts';

const tones: Readonly<Record<Heard, Tone>> = { well: 'done', fairly: 'limit', badly: 'breached' };

interface QualityTagProps {
  quality: MeasuredQuality | null;
  /** Of a whole call: its jitter is the worst moment, by which a call is not judged. */
  overall?: boolean;
}

/** How well somebody is heard; the figures on hover. */
export function QualityTag({ quality, overall = false }: QualityTagProps) {
  const { t } = useTranslation();
  const { percent, number } = useNumbers();
  if (quality === null) return null;
  const heard = heardOf(overall ? { ...quality, jitterMs: 0 } : quality);
  const { lossShare, jitterMs, roundTripMs } = quality;
  const figures = {
    loss: percent(lossShare),
    jitter: number(Math.round(jitterMs)),
    delay: roundTripMs === null ? '—' : number(Math.round(roundTripMs)),
  };
  return (
    <StateTag tone={tones[heard]} title={t('ui.voice.figures', figures)}>
      {t(`ui.voice.heard.${heard}`)}
    </StateTag>
  );
}
