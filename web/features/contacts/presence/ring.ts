import { kept } from '../../../ui/kept.ts';

/** Whether offers ring in this browser. */
export const sound = kept('contacts.sound', ['on', 'off']);

let context: AudioContext | null = null;

/** Browsers give no sound before somebody has touched the page: whatever is pressed first allows it. */
function open(): AudioContext | null {
  if (!('AudioContext' in window)) return null;
  context ??= new AudioContext();
  if (context.state === 'suspended') void context.resume();
  return context;
}

export function allowSound(): () => void {
  const touched = () => void open();
  const kinds = ['pointerdown', 'keydown'] as const;
  for (const kind of kinds) document.addEventListener(kind, touched, { once: true });
  return () => {
    for (const kind of kinds) document.removeEventListener(kind, touched);
  };
}

const everyMs = 2_400;
/** Two soft notes, a fourth apart: heard in a full room, bearable for eight hours. */
const notes = [
  { hertz: 587, at: 0 },
  { hertz: 784, at: 0.18 },
] as const;
const loudness = 0.16;
const noteSeconds = 0.34;

function note(audio: AudioContext, hertz: number, at: number): void {
  const [tone, gain] = [audio.createOscillator(), audio.createGain()];
  tone.frequency.value = hertz;
  gain.gain.setValueAtTime(0, at);
  gain.gain.linearRampToValueAtTime(loudness, at + 0.02);
  gain.gain.exponentialRampToValueAtTime(0.001, at + noteSeconds);
  tone.connect(gain).connect(audio.destination);
  tone.start(at);
  tone.stop(at + noteSeconds);
}

/** Rings until what it returns is called. */
export function ring(): () => void {
  const once = () => {
    const audio = open();
    if (audio?.state === 'running') for (const { hertz, at } of notes) note(audio, hertz, audio.currentTime + at);
  };
  once();
  const timer = window.setInterval(once, everyMs);
  return () => window.clearInterval(timer);
}
