import { mostSoundBytes } from '@tongli/contracts/contacts';
import { mostFileBytes } from '@tongli/contracts/files';
import { packetSamples, samplesPerSecond, writeOgg } from '@tongli/contracts/sound';
import { gainOf } from './loudness.ts';

/** What keeps a file from becoming a sound. */
export type SoundTrouble = 'unreadable' | 'too-long' | 'too-large' | 'silent' | 'no-encoder';

/** A sound as calls carry it, and as it can be heard before. */
export interface MadeSound {
  readonly name: string;
  readonly file: Blob;
  readonly samples: Float32Array<ArrayBuffer>;
  readonly seconds: number;
}

const bitsPerSecond = 32_000;
const microseconds = 1_000_000;

const encoding: AudioEncoderConfig = {
  ...{ codec: 'opus', sampleRate: samplesPerSecond, numberOfChannels: 1, bitrate: bitsPerSecond },
  opus: { frameDuration: (packetSamples / samplesPerSecond) * microseconds },
};

/** Whether this browser makes packets for calls out of sound. */
export async function canMake(): Promise<boolean> {
  if (typeof AudioEncoder === 'undefined') return false;
  return (await AudioEncoder.isConfigSupported(encoding)).supported === true;
}

/** Whatever the browser can play, at the rate of calls; null where it can play none of it. */
export async function decode(bytes: ArrayBuffer): Promise<AudioBuffer | null> {
  try {
    return await new OfflineAudioContext(1, 1, samplesPerSecond).decodeAudioData(bytes);
  } catch {
    return null;
  }
}

/** One voice of all channels. */
function mixed(sound: AudioBuffer): Float32Array<ArrayBuffer> {
  const whole = new Float32Array(sound.length);
  for (let channel = 0; channel < sound.numberOfChannels; channel++)
    for (const [place, sample] of sound.getChannelData(channel).entries())
      whole[place] = (whole[place] ?? 0) + sample / sound.numberOfChannels;
  return whole;
}

/** Packets of 20 ms; what is left of the last one is silence. */
async function encode(samples: Float32Array<ArrayBuffer>): Promise<Uint8Array[]> {
  const whole = new Float32Array(Math.ceil(samples.length / packetSamples) * packetSamples);
  whole.set(samples);
  const packets: Uint8Array[] = [];
  const { promise: failed, reject } = Promise.withResolvers<never>();
  const encoder = new AudioEncoder({
    error: reject,
    output: (chunk) => {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      packets.push(bytes);
    },
  });
  encoder.configure(encoding);
  const data = new AudioData({
    ...{ format: 'f32', sampleRate: samplesPerSecond, numberOfChannels: 1, timestamp: 0 },
    ...{ numberOfFrames: whole.length, data: whole },
  });
  encoder.encode(data);
  data.close();
  await Promise.race([encoder.flush(), failed]);
  encoder.close();
  return packets;
}

const nameOf = (name: string): string => `${name.replace(/\.[^.]{1,8}$/, '')}.ogg`;

/** Makes of a file what calls are made of, as loud as speech; or says why it cannot. */
export async function makeSound(source: File, mostSeconds: number): Promise<MadeSound | SoundTrouble> {
  if (!(await canMake())) return 'no-encoder';
  if (source.size > mostFileBytes) return 'too-large';
  const decoded = await decode(await source.arrayBuffer());
  if (decoded === null || decoded.length === 0) return 'unreadable';
  if (decoded.duration > mostSeconds) return 'too-long';
  const samples = mixed(decoded);
  const gain = gainOf(samples);
  if (gain === null) return 'silent';
  for (const [place, sample] of samples.entries()) samples[place] = sample * gain;
  const file = new Blob([...writeOgg(await encode(samples), {})], { type: 'audio/ogg' });
  if (file.size > mostSoundBytes) return 'too-large';
  return { name: nameOf(source.name), file, samples, seconds: decoded.duration };
}
