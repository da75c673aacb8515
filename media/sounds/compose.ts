// Composes the hold music and the recording notice, so that they are nobody else's: `node media/sounds/compose.ts` writes
// `hold-music.ogg` and `recording-notice.ogg`. The browser of the stories renders and encodes them; they change only when the notes below do.
import { writeFileSync } from 'node:fs';
import { writeOgg } from '@tongli/contracts/sound';
import { chromium } from 'playwright-core';
import { findChromium } from '../../scripts/chromium.mjs';

interface Note {
  /** In seconds. */
  readonly at: number;
  readonly hertz: number;
  readonly lasts: number;
  /** 1 is as loud as it gets. */
  readonly loud: number;
}

interface Piece {
  readonly seconds: number;
  readonly notes: readonly Note[];
}

const beat = 0.75;
/** Semitones above the first degree of the scale of five tones: 宫商角徵羽. */
const degrees = [0, 2, 4, 7, 9, 12, 14, 16];
const tonic = 261.63;
const hertzOf = (degree: number) => tonic * 2 ** ((degrees[degree] ?? 0) / 12);

/** Degrees by beat; a dash is a rest. */
const melody = '4-2-1-24 5-4-2-4- 1-2-4-54 2---1--- 4-5-7-65 4-2-4-5- 2-4-1-21 0-------'.replaceAll(' ', '');

function holdMusic(): Piece {
  const sung = [...melody].flatMap((sign, place): Note[] =>
    sign === '-' ? [] : [{ at: place * (beat / 2), hertz: hertzOf(Number(sign)), lasts: 2.4, loud: 0.16 }],
  );
  const bars = melody.length / 8;
  const ground = Array.from({ length: bars }, (_, bar): Note[] => {
    const root = tonic / 2 / (bar % 2 === 0 ? 1 : 4 / 3);
    return [root, root * 1.5].map((hertz) => ({ at: bar * 4 * beat, hertz, lasts: 4 * beat, loud: 0.08 }));
  }).flat();
  return { seconds: melody.length * (beat / 2), notes: [...ground, ...sung] };
}

const recordingNotice: Piece = {
  seconds: 1,
  notes: [
    { at: 0.05, hertz: 659.26, lasts: 0.35, loud: 0.3 },
    { at: 0.35, hertz: 987.77, lasts: 0.5, loud: 0.3 },
  ],
};

/** Runs in the browser: plucked strings, then packets of 20 ms. */
async function render({ seconds, notes }: Piece): Promise<string[]> {
  const rate = 48_000;
  const context = new OfflineAudioContext(1, seconds * rate, rate);
  for (const { at, hertz, lasts, loud } of notes)
    for (const [harmonic, share] of [1, 0.35, 0.12, 0.05].entries()) {
      const [tone, gain] = [context.createOscillator(), context.createGain()];
      tone.frequency.value = hertz * (harmonic + 1);
      gain.gain.setValueAtTime(0, at);
      gain.gain.linearRampToValueAtTime(loud * share, at + 0.02);
      gain.gain.exponentialRampToValueAtTime(0.0005, at + lasts / (1 + harmonic / 2));
      gain.gain.linearRampToValueAtTime(0, at + lasts);
      tone.connect(gain).connect(context.destination);
      tone.start(at);
      tone.stop(at + lasts);
    }
  const samples = (await context.startRendering()).getChannelData(0);
  const packets: string[] = [];
  const encoder = new AudioEncoder({
    error: (error) => console.error(error),
    output: (chunk) => {
      const bytes = new Uint8Array(chunk.byteLength);
      chunk.copyTo(bytes);
      packets.push(btoa(String.fromCharCode(...bytes)));
    },
  });
  encoder.configure({ codec: 'opus', sampleRate: rate, numberOfChannels: 1, bitrate: 24_000 });
  const data = new AudioData({
    format: 'f32',
    sampleRate: rate,
    numberOfFrames: samples.length,
    numberOfChannels: 1,
    timestamp: 0,
    data: samples,
  });
  encoder.encode(data);
  await encoder.flush();
  return packets;
}

async function main(): Promise<void> {
  const executablePath = findChromium();
  if (!executablePath) throw new Error('No Chromium: run `node scripts/chromium.mjs`, or name one in CHROMIUM.');
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
  const page = await browser.newPage();
  // Encoders are for pages of a trusted origin alone.
  await page.route('http://localhost/', (route) => route.fulfill({ contentType: 'text/html', body: '' }));
  await page.goto('http://localhost/');
  for (const [name, piece] of Object.entries({ 'hold-music': holdMusic(), 'recording-notice': recordingNotice })) {
    const packets = (await page.evaluate(render, piece)).map((packet) => Buffer.from(packet, 'base64'));
    const file = Buffer.concat([...writeOgg(packets, { ARTIST: 'Tongli', LICENSE: 'Apache-2.0' })]);
    writeFileSync(new URL(`${name}.ogg`, import.meta.url), file);
    console.log(`${name}: ${packets.length} packets, ${file.length} bytes`);
  }
  await browser.close();
}

if (import.meta.main) await main();
