import { mostSoundBytes, mostSoundSeconds, type SoundKind, type SoundLanguage } from '@tongli/contracts/contacts';
import { isOpus, packetSamples, readOgg, samplesOf, samplesPerMs } from '@tongli/contracts/sound';
import { type Refusal, refuse } from '../../../platform/call.ts';

/** Words are of one language, music is of none. */
export const languageFits = (kind: SoundKind, language: SoundLanguage): boolean =>
  (kind === 'music') === (language === 'any');

const field = 'body.fileId';
const unplayable = refuse('sound-unplayable', { status: 422, field });

export const tooLarge = refuse('sound-too-large', { status: 422, field, params: { maximum: mostSoundBytes } });

function packetsIn(file: Uint8Array): readonly Uint8Array[] {
  try {
    return isOpus(file) ? readOgg(file) : [];
  } catch {
    return [];
  }
}

/**
 * How long a file sounds in milliseconds, by its content; refused where a call cannot be made of it: calls are packets of 20 ms, and
 * nothing is encoded again on the way.
 */
export function measureSound(kind: SoundKind, file: Uint8Array): number | Refusal {
  const packets = packetsIn(file);
  if (packets.length === 0 || packets.some((packet) => samplesOf(packet) !== packetSamples)) return unplayable;
  const durationMs = (packets.length * packetSamples) / samplesPerMs;
  const maximum = mostSoundSeconds[kind];
  // A browser's encoder may add a packet at its end.
  return durationMs > (maximum + 1) * 1_000
    ? refuse('sound-too-long', { status: 422, field, params: { maximum } })
    : durationMs;
}
