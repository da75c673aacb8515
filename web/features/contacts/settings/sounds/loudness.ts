/** As loud as somebody who speaks into a headset, so that nobody is startled by what comes before them: decibels below the loudest there is. */
const wantedDb = -22;
const highestPeakDb = -1;
/** What is softer than this all the time is nothing. */
const silentDb = -60;
/** Loudness is that of a fifth of a second; pauses do not count. */
const stepSamples = 9_600;
const pauseDb = -45;

const amplitude = (db: number): number => 10 ** (db / 20);

function powerOf(samples: Float32Array): number {
  let sum = 0;
  for (const sample of samples) sum += sample * sample;
  return sum / Math.max(1, samples.length);
}

function peakOf(samples: Float32Array): number {
  let peak = 0;
  for (const sample of samples) peak = Math.max(peak, Math.abs(sample));
  return peak;
}

/** By how much a sound is to be made louder or softer; null where there is none in it. */
export function gainOf(samples: Float32Array): number | null {
  const peak = peakOf(samples);
  if (peak < amplitude(silentDb)) return null;
  const steps = Array.from({ length: Math.ceil(samples.length / stepSamples) }, (_, step) =>
    powerOf(samples.subarray(step * stepSamples, (step + 1) * stepSamples)),
  );
  const loudest = Math.max(...steps);
  const spoken = steps.filter((power) => power >= loudest * 10 ** (pauseDb / 10));
  const mean = Math.sqrt(spoken.reduce((sum, power) => sum + power, 0) / spoken.length);
  return Math.min(amplitude(wantedDb) / mean, amplitude(highestPeakDb) / peak);
}
