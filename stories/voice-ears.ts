import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { tones as three, writeTone } from '../media/fixtures/tones.ts';
import { launch } from './centre.ts';

/** What each role says into its microphone, in hertz. */
export const tones = { ...three, colleague: 3_300 } as const;
export type Speaker = keyof typeof tones;
export const speakers = Object.keys(tones) as Speaker[];

/** A tone that is there is some 20 dB louder; one that is not, some 40 dB less. */
const audibleDb = -35;
const musicDb = -55;

/** A browser of its own, whose microphone says this role's tone, and which asks nobody whether it may be used. */
export function launchSpeaking(folder: string, role: Speaker): Promise<Browser> {
  const file = join(folder, `${role}.wav`);
  writeTone(file, tones[role]);
  return launch([
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
    '--autoplay-policy=no-user-gesture-required',
    `--use-file-for-fake-audio-capture=${file}`,
  ]);
}

/**
 * Runs before the page's own code. What sounds is what its elements play; the microphone is taken as it is, for a tone that never ends
 * would be taken for noise.
 */
const listening = `
const playing = new Set();
const play = HTMLMediaElement.prototype.play;
HTMLMediaElement.prototype.play = function () { playing.add(this); return play.call(this); };
const open = navigator.mediaDevices?.getUserMedia.bind(navigator.mediaDevices);
if (open) navigator.mediaDevices.getUserMedia = ({ audio }) =>
  open({ audio: { ...(audio === true ? {} : audio), echoCancellation: false, noiseSuppression: false, autoGainControl: false } });
const size = 8192;
const hertz = HERTZ;
let instrument = null;
let silent = 0;
/** One instrument for all that is played, and another one when that has changed: each takes its share of a machine that has little. */
function analyserOf(streams) {
  if (instrument?.streams.length === streams.length && instrument.streams.every((one, place) => one === streams[place]))
    return instrument.analyser;
  for (const source of instrument?.sources ?? []) source.disconnect();
  const context = instrument?.context ?? new AudioContext({ sampleRate: 48000 });
  const analyser = new AnalyserNode(context, { fftSize: size, smoothingTimeConstant: 0 });
  // A source that nobody holds is collected, and its ear is deaf from then on.
  const sources = streams.map((stream) => context.createMediaStreamSource(stream));
  for (const source of sources) source.connect(analyser);
  instrument = { context, analyser, sources, streams };
  return analyser;
}
function measure() {
  const streams = [...playing].filter((one) => !one.paused && one.srcObject instanceof MediaStream).map(({ srcObject }) => srcObject);
  const analyser = analyserOf(streams);
  const spectrum = new Float32Array(analyser.frequencyBinCount);
  analyser.getFloatFrequencyData(spectrum);
  const samples = new Float32Array(size);
  analyser.getFloatTimeDomainData(samples);
  const power = samples.reduce((sum, sample) => sum + sample * sample, 0) / size;
  return [10 * Math.log10(power + 1e-12), ...hertz.map((one) => spectrum[Math.round(one * size / 48000)])].map((one) => Math.max(-120, one));
}
/** A machine in need loses moments of a tone: what was heard within the last second counts. */
const last = [];
setInterval(() => {
  const now = measure();
  silent = now[0] > -100 ? 0 : silent + 1;
  // A browser that is starved may give an instrument up for good: another one is taken.
  if (silent % 14 === 13) {
    void instrument?.context.close();
    instrument = null;
  }
  last.push(now);
  if (last.length > 7) last.shift();
}, 150);
/** Decibels of all there is at this ear, and of each tone: of the loudest of what it is played. */
window.levelsAtEar = () => [-1, ...hertz].map((_, place) => Math.max(-120, ...last.map((levels) => levels[place])));
/** Of a sound file, as a reader of this page is given it: in every twentieth of a second the decibels of each tone. */
window.tonesOfFile = async (address, hertz) => {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(address + ': ' + answer.status + ' ' + (await answer.text()));
  const bytes = await answer.arrayBuffer();
  const sound = await new OfflineAudioContext(1, 1, 48000).decodeAudioData(bytes.slice(0)).catch((error) => {
    throw new Error(error.message + ': ' + bytes.byteLength + ' bytes, ' + new TextDecoder('latin1').decode(bytes.slice(0, 40)));
  });
  const samples = sound.getChannelData(0);
  const step = 2400;
  const windows = [];
  for (let at = 0; at + step <= samples.length; at += step)
    windows.push(hertz.map((one) => {
      let [re, im] = [0, 0];
      for (let i = at; i < at + step; i++) {
        re += samples[i] * Math.cos(2 * Math.PI * one * i / 48000);
        im += samples[i] * Math.sin(2 * Math.PI * one * i / 48000);
      }
      return 20 * Math.log10(2 * Math.hypot(re, im) / step + 1e-9);
    }));
  return windows;
};
`;

const hertz = speakers.map((one) => tones[one]);

export const listenAt = (page: Page): Promise<unknown> =>
  page.addInitScript(listening.replace('HERTZ', JSON.stringify(hertz)));

/** Whose tones are at this ear now, and `music` where there is sound and no tone. */
export async function heardAt(page: Page): Promise<string> {
  const [all = -120, ...levels] = (await page.evaluate('levelsAtEar()')) as number[];
  const heard = speakers.filter((_, place) => (levels[place] ?? -120) > audibleDb);
  return heard.length === 0 && all > musicDb ? 'music' : heard.join(' ');
}

/** Stretches in which each speaker's tone is in a recording: for a fifth of a second at least, and gaps of two fifths. */
export async function spokenIn(page: Page, address: string): Promise<Record<Speaker, string>> {
  const windows = (await page.evaluate(
    `tonesOfFile(${JSON.stringify(address)}, ${JSON.stringify(hertz)})`,
  )) as number[][];
  const stretches = speakers.map((one, place) => [one, stretchesOf(windows.map((levels) => levels[place] ?? -120))]);
  return Object.fromEntries(stretches) as Record<Speaker, string>;
}

function stretchesOf(levels: readonly number[]): string {
  const runs: { isOn: boolean; length: number }[] = [];
  for (const level of levels) {
    const isOn = level > audibleDb;
    const last = runs.at(-1);
    if (last?.isOn === isOn) last.length += 1;
    else runs.push({ isOn, length: 1 });
  }
  const long = runs.filter(({ isOn, length }) => length >= (isOn ? 4 : 8)).map(({ isOn }) => (isOn ? 'on' : 'off'));
  return long.filter((mark, place) => mark !== long[place - 1]).join(' ');
}
