import { type Sending, sendTake, type TakeEnd, type TakeWire } from './sending.ts';

export type { TakeEnd, TakeWire } from './sending.ts';

const pieceMs = 10_000;
/** A take that is longer goes over into another one. */
const mostPieces = 380;
/** What is on a screen is read, not watched: four pictures a second and some 1.5 MB a minute. */
const framesPerSecond = 4;
const bitsPerSecond = 200_000;
const mostWidth = 1_920;
const kind = 'video/webm;codecs=vp8';

export type Surface = 'monitor' | 'window' | 'browser' | 'unknown';
export type ScreenRefusal = 'denied' | 'unable';

/** Whether this browser could at all. */
export const canShowScreen = (): boolean =>
  typeof navigator.mediaDevices?.getDisplayMedia === 'function' &&
  typeof MediaRecorder !== 'undefined' &&
  MediaRecorder.isTypeSupported(kind);

/** The screen as its user chooses it in the browser's own dialogue, or why there is none. To be asked after a press only. */
export async function askForScreen(): Promise<MediaStream | ScreenRefusal> {
  if (!canShowScreen()) return 'unable';
  const video = { frameRate: { ideal: framesPerSecond, max: framesPerSecond + 1 }, width: { max: mostWidth } };
  try {
    return await navigator.mediaDevices.getDisplayMedia({
      video: { ...video, displaySurface: 'monitor' } as MediaTrackConstraints,
      audio: false,
    });
  } catch (error) {
    return error instanceof DOMException && error.name === 'NotAllowedError' ? 'denied' : 'unable';
  }
}

export function surfaceOf(stream: MediaStream): Surface {
  const { displaySurface } = stream.getVideoTracks()[0]?.getSettings() ?? {};
  return displaySurface === 'monitor' || displaySurface === 'window' || displaySurface === 'browser'
    ? displaySurface
    : 'unknown';
}

export interface ScreenTake {
  /** Resolves when what was recorded has arrived. */
  end(why: TakeEnd): Promise<void>;
}

const pause = (tries: number) => new Promise<void>((go) => setTimeout(go, 500 * 2 ** tries));

/** Records a screen that is shown already, until it is ended. `onOver`: it ended by itself, and another take may begin. */
export async function recordScreen(
  stream: MediaStream,
  wire: TakeWire,
  onOver: (why: 'broken' | 'full') => void,
): Promise<ScreenTake> {
  const id = await wire.begin();
  const recorder = new MediaRecorder(stream, { mimeType: kind, videoBitsPerSecond: bitsPerSecond });
  const sending: Sending = sendTake(id, wire, { pause }, () => onOver('broken'));
  let pieces = 0;
  recorder.addEventListener('dataavailable', ({ data }) => {
    if (data.size === 0) return;
    sending.add(data);
    pieces += 1;
    if (pieces === mostPieces) onOver('full');
  });
  const stopped = new Promise<void>((go) => recorder.addEventListener('stop', () => go(), { once: true }));
  recorder.start(pieceMs);
  let ended: Promise<void> | undefined;
  const end = async (why: TakeEnd) => {
    if (recorder.state !== 'inactive') recorder.stop();
    await stopped;
    await sending.end(why);
  };
  return { end: (why) => (ended ??= end(why)) };
}
