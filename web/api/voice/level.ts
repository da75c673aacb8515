/** Quieter than this is shown as silence. */
const quietestDb = -60;

/** How loud a signal is, from 0 for silence to 1 for the loudest there is; equal steps sound equal. */
export function loudnessOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  const db = 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-12);
  return Math.min(1, Math.max(0, 1 - db / quietestDb));
}

export interface Level {
  /** How loud it is now. */
  read(): number;
  close(): void;
}

let shared: AudioContext | null = null;

/** One for the tab: browsers allow only some. */
function audioContext(): AudioContext {
  shared ??= new AudioContext();
  // It sleeps until somebody has touched the page.
  if (shared.state === 'suspended') void shared.resume();
  return shared;
}

/** Listens to streams together, such as one's own microphone, or all voices of a call. */
export function openLevel(streams: readonly MediaStream[]): Level {
  const context = audioContext();
  const analyser = context.createAnalyser();
  analyser.fftSize = 1_024;
  const sources = streams.map((stream) => context.createMediaStreamSource(stream));
  for (const source of sources) source.connect(analyser);
  const samples = new Float32Array(analyser.fftSize);
  return {
    read: () => {
      analyser.getFloatTimeDomainData(samples);
      return loudnessOf(samples);
    },
    close: () => {
      for (const source of sources) source.disconnect();
    },
  };
}

/** Two short tones on these ears, so that somebody can hear which ones they are. */
export async function playTestTones(earsId: string | null): Promise<void> {
  const context = new AudioContext();
  if (earsId !== null && 'setSinkId' in context && typeof context.setSinkId === 'function')
    await context.setSinkId(earsId);
  for (const [place, hertz] of [523.25, 783.99].entries()) {
    const [tone, gain] = [context.createOscillator(), context.createGain()];
    const begins = context.currentTime + 0.05 + place * 0.35;
    tone.frequency.value = hertz;
    gain.gain.setValueAtTime(0, begins);
    gain.gain.linearRampToValueAtTime(0.25, begins + 0.02);
    gain.gain.exponentialRampToValueAtTime(0.001, begins + 0.32);
    tone.connect(gain).connect(context.destination);
    tone.start(begins);
    tone.stop(begins + 0.33);
    if (place === 1) await new Promise((resolve) => tone.addEventListener('ended', resolve));
  }
  await context.close();
}
