import { openVoiceCall, type Signalling, type VoiceCall } from './call.ts';
import { type Level, openLevel } from './level.ts';
import type { LinkPhase } from './link.ts';
import { closeMicrophone, type MicrophoneRefusal, openMicrophone, openSilence } from './microphone.ts';

/** `microphone` while the browser asks for it, `no-microphone` where it was refused; from there on it is the way to the call. */
export type PhonePhase = 'microphone' | 'no-microphone' | LinkPhase;

export interface PhoneState {
  readonly phase: PhonePhase;
  readonly refusal: MicrophoneRefusal | null;
  readonly isMuted: boolean;
  /** The browser gives no sound before somebody has touched the page. */
  readonly isSilenced: boolean;
}

/** By which devices; null is the browser's own choice. */
export interface PhoneDevices {
  readonly microphoneId: string | null;
  readonly earsId: string | null;
}

export interface PhoneOptions {
  readonly signalling: Signalling;
  readonly devices: PhoneDevices;
  /** One that was opened before; it is closed with the phone. */
  readonly microphone?: MediaStream | null;
  readonly isMuted?: boolean;
  /** Without a microphone: whoever only listens is asked for none. */
  readonly listens?: boolean;
}

/** A microphone, a call and how loud both sides are, for as long as the call lasts. */
export interface Phone {
  state(): PhoneState;
  onChange(listener: () => void): () => void;
  /** What one says oneself, and what is heard; null while there is nothing. */
  own(): Level | null;
  heard(): Level | null;
  mute(isMuted: boolean): void;
  takeDevices(devices: PhoneDevices): void;
  /** Speaks from here on, where one only listened. */
  speak(): void;
  /** Asks for the microphone once more. */
  tryAgain(): void;
  /** The call has begun anew elsewhere: joins again. */
  again(): void;
  end(): void;
}

interface Inner {
  readonly signalling: Signalling;
  readonly listeners: Set<() => void>;
  devices: PhoneDevices;
  listens: boolean;
  state: PhoneState;
  microphone: MediaStream | null;
  call: VoiceCall | null;
  own: Level | null;
  heard: Level | null;
  isEnded: boolean;
  endTouch: (() => void) | null;
}

/** Calls once somebody touches the page; returns what gives it up. */
function onTouch(heed: () => void): () => void {
  const kinds = ['pointerdown', 'keydown'] as const;
  const end = () => {
    for (const kind of kinds) removeEventListener(kind, touched);
  };
  const touched = () => {
    end();
    heed();
  };
  for (const kind of kinds) addEventListener(kind, touched);
  return end;
}

function change(phone: Inner, changes: Partial<PhoneState>): void {
  phone.state = { ...phone.state, ...changes };
  for (const listener of phone.listeners) listener();
}

function closeLevels(phone: Inner): void {
  phone.own?.close();
  phone.heard?.close();
  phone.own = null;
  phone.heard = null;
}

/** Anew whenever a stream is another. */
function measure(phone: Inner): void {
  closeLevels(phone);
  const heard = phone.call?.heard ?? [];
  if (phone.microphone && !phone.listens) phone.own = openLevel([phone.microphone]);
  if (heard.length > 0) phone.heard = openLevel(heard);
}

function beSilenced(phone: Inner): void {
  if (phone.state.isSilenced || phone.isEnded) return;
  change(phone, { isSilenced: true });
  phone.endTouch = onTouch(() => {
    phone.call?.sound();
    change(phone, { isSilenced: false });
  });
}

function join(phone: Inner, microphone: MediaStream): void {
  phone.call = openVoiceCall({
    signalling: phone.signalling,
    microphone,
    earsId: phone.devices.earsId,
    onPhase: (phase) => {
      if (phase === 'connected') measure(phone);
      if (!phone.isEnded) change(phone, { phase });
    },
    onSilenced: () => beSilenced(phone),
  });
  phone.call.mute(phone.state.isMuted);
  change(phone, { phase: phone.call.phase });
}

async function take(phone: Inner, microphone: MediaStream): Promise<void> {
  const former = phone.microphone;
  phone.microphone = microphone;
  // A headset that is plugged out: whatever is there takes its place.
  for (const track of microphone.getAudioTracks())
    track.onended = () => phone.microphone === microphone && void open(phone, null);
  if (phone.call === null) join(phone, microphone);
  else await phone.call.speakBy(microphone);
  if (former) closeMicrophone(former);
  measure(phone);
  change(phone, { refusal: null });
}

async function open(phone: Inner, deviceId: string | null): Promise<void> {
  const opened = phone.listens ? openSilence() : await openMicrophone({ deviceId });
  if (!('refused' in opened)) return phone.isEnded ? closeMicrophone(opened) : take(phone, opened);
  const phase = phone.call === null ? ({ phase: 'no-microphone' } as const) : {};
  if (!phone.isEnded) change(phone, { refusal: opened.refused, ...phase });
}

function changeDevices(phone: Inner, next: PhoneDevices): void {
  const before = phone.devices;
  phone.devices = next;
  if (next.earsId !== before.earsId) void phone.call?.hearBy(next.earsId);
  if (next.microphoneId !== before.microphoneId) void open(phone, next.microphoneId);
}

function end(phone: Inner): void {
  phone.isEnded = true;
  phone.endTouch?.();
  phone.call?.end();
  if (phone.microphone) closeMicrophone(phone.microphone);
  closeLevels(phone);
  change(phone, { phase: 'ended', isSilenced: false });
}

function newPhone({ signalling, devices, isMuted = false, listens = false }: PhoneOptions): Inner {
  return {
    ...{ signalling, devices, listens, listeners: new Set(), isEnded: false, endTouch: null },
    ...{ microphone: null, call: null, own: null, heard: null },
    state: { phase: 'microphone', refusal: null, isMuted, isSilenced: false },
  };
}

/** Opens the microphone and joins; ends only when it is told to. */
export function openPhone(options: PhoneOptions): Phone {
  const phone = newPhone(options);
  const reopen = () => void open(phone, phone.devices.microphoneId);
  if (options.microphone) void take(phone, options.microphone);
  else reopen();
  return {
    state: () => phone.state,
    onChange: (listener) => {
      phone.listeners.add(listener);
      return () => void phone.listeners.delete(listener);
    },
    own: () => phone.own,
    heard: () => phone.heard,
    mute: (isMuted) => {
      phone.call?.mute(isMuted);
      change(phone, { isMuted });
    },
    takeDevices: (next) => changeDevices(phone, next),
    speak: () => {
      if (!phone.listens) return;
      phone.listens = false;
      reopen();
    },
    tryAgain: () => {
      change(phone, { refusal: null, ...(phone.call === null ? { phase: 'microphone' } : {}) });
      reopen();
    },
    again: () => phone.call?.again(),
    end: () => end(phone),
  };
}
