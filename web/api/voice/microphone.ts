/** Microphones and ears of this machine, by the ids that the browser gives them. Names are known once a microphone was allowed. */
export interface Device {
  readonly id: string;
  readonly name: string;
}

export interface Devices {
  readonly microphones: readonly Device[];
  readonly ears: readonly Device[];
}

const devicesOf = (all: readonly MediaDeviceInfo[], kind: MediaDeviceKind): Device[] =>
  all
    .filter((one) => one.kind === kind && one.deviceId !== '')
    .map(({ deviceId, label }) => ({ id: deviceId, name: label }));

export async function listDevices(): Promise<Devices> {
  const all = await navigator.mediaDevices.enumerateDevices();
  return { microphones: devicesOf(all, 'audioinput'), ears: devicesOf(all, 'audiooutput') };
}

/** Calls when a headset was plugged in or out; returns what ends it. */
export function onDevicesChange(listener: () => void): () => void {
  navigator.mediaDevices.addEventListener('devicechange', listener);
  return () => navigator.mediaDevices.removeEventListener('devicechange', listener);
}

/** Why there is no microphone, as a code. */
export type MicrophoneRefusal = 'not-allowed' | 'not-found' | 'in-use' | 'not-secure';

export interface MicrophoneOptions {
  /** Null takes the one that the browser prefers, also where the one chosen is gone. */
  readonly deviceId: string | null;
  /** Echo, noise and loudness are seen to by the browser; off where the sound itself is looked at. */
  readonly asItIs?: boolean;
}

function refusalOf(error: unknown): MicrophoneRefusal | null {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'not-allowed';
  if (name === 'NotFoundError' || name === 'OverconstrainedError') return 'not-found';
  return name === 'NotReadableError' || name === 'AbortError' ? 'in-use' : null;
}

export async function openMicrophone({
  deviceId,
  asItIs = false,
}: MicrophoneOptions): Promise<MediaStream | { readonly refused: MicrophoneRefusal }> {
  // Elsewhere than at a trusted address browsers do not even have the means.
  if (!navigator.mediaDevices) return { refused: 'not-secure' };
  const processed = { echoCancellation: !asItIs, noiseSuppression: !asItIs, autoGainControl: !asItIs };
  try {
    return await navigator.mediaDevices.getUserMedia({
      audio: { ...processed, ...(deviceId === null ? {} : { deviceId: { ideal: deviceId } }) },
    });
  } catch (error) {
    const refused = refusalOf(error);
    if (refused === null) throw error;
    return { refused };
  }
}

const silences = new WeakMap<MediaStream, AudioContext>();

/** For who listens without a microphone: a leg speaks all the time, and be it silence. Without a source nothing at all would be sent. */
export function openSilence(): MediaStream {
  const context = new AudioContext();
  const { stream } = playInto(context, new ConstantSourceNode(context, { offset: 0 }));
  silences.set(stream, context);
  return stream;
}

function playInto(context: AudioContext, source: ConstantSourceNode): MediaStreamAudioDestinationNode {
  const destination = context.createMediaStreamDestination();
  source.connect(destination);
  source.start();
  return destination;
}

export const closeMicrophone = (microphone: MediaStream): void => {
  for (const track of microphone.getTracks()) track.stop();
  void silences.get(microphone)?.close();
};
