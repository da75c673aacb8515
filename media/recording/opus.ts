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
export function samplesOf(packet: Buffer): number {
  const first = packet[0];
  if (first === undefined) return 0;
  const code = first & 3;
  const frames = code === 0 ? 1 : code < 3 ? 2 : (packet[1] ?? 0) & 0x3f;
  return frames * frameMs(first >> 3) * samplesPerMs;
}

/** 20 ms of nothing, full band, one channel. */
export const silentPacket = Buffer.from([0xf8, 0xff, 0xfe]);
export const silentSamples = 20 * samplesPerMs;
