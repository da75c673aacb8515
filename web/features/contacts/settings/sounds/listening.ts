import { playQueueSound } from '@tongli/contracts/contacts';
import type { ParamsOf } from '@tongli/contracts/kernel';
import { samplesPerSecond } from '@tongli/contracts/sound';
import { useEffect, useState } from 'react';
import { call } from '../../../../api/call.ts';
import { fileAddress } from '../../../../ui/file-address.ts';
import { decode } from './making.ts';

/** What a queue has, as its callers hear it; null where it cannot be read any more. */
export async function soundOf(params: ParamsOf<typeof playQueueSound>): Promise<AudioBuffer | null> {
  const { token } = await call(playQueueSound, { params });
  const answer = await fetch(fileAddress(token));
  return answer.ok ? decode(await answer.arrayBuffer()) : null;
}

export function bufferOf(samples: Float32Array<ArrayBuffer>): AudioBuffer {
  const buffer = new AudioBuffer({ length: samples.length, sampleRate: samplesPerSecond });
  buffer.copyToChannel(samples, 0);
  return buffer;
}

interface Playing {
  readonly key: string;
  end(): void;
}

function play(buffer: AudioBuffer, onOver: () => void): () => void {
  const context = new AudioContext();
  const source = new AudioBufferSourceNode(context, { buffer });
  source.connect(context.destination);
  source.onended = onOver;
  source.start();
  return () => {
    source.onended = null;
    void context.close();
  };
}

/** One sound at a time: another one, or the same again, ends it. */
export function useListening() {
  const [playing, setPlaying] = useState<Playing | null>(null);
  useEffect(() => () => playing?.end(), [playing]);
  return {
    /** Which one sounds. */
    heard: playing?.key ?? null,
    listen: (key: string, buffer: AudioBuffer) =>
      setPlaying({ key, end: play(buffer, () => setPlaying((one) => (one?.key === key ? null : one))) }),
    stop: () => setPlaying(null),
  };
}
