/** Everything here counts in samples at 48 kHz, whatever the packets were encoded at. */
export const samplesPerSecond = 48_000;
export const samplesPerMs = 48;

const silkMs = [10, 20, 40, 60];
const celtMs = [2.5, 5, 10, 20];

function frameMs(configuration: number): number {
  if (configuration < 12) return silkMs[configuration % 4] ?? 0;
  if (configuration < 16) return configuration % 2 === 0 ? 10 : 20;
  return celtMs[configuration % 4] ?? 0;
}

/** How long an Opus packet sounds, by its first byte (RFC 6716, section 3.1); 0 where it is none. */
export function samplesOf(packet: Uint8Array): number {
  const first = packet[0];
  if (first === undefined) return 0;
  const code = first & 3;
  const frames = code === 0 ? 1 : code < 3 ? 2 : (packet[1] ?? 0) & 0x3f;
  return frames * frameMs(first >> 3) * samplesPerMs;
}

/** What calls are made of, and the sounds that are played in them: packets of 20 ms. */
export const packetSamples = 20 * samplesPerMs;
