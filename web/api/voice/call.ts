import type { IceServer } from '@tongli/contracts/voice';
import { firstLink, type Link, type LinkEffect, type LinkInput, type LinkPhase, stepLink } from './link.ts';

/** The contract's `mostVoicesHeard`, without the schemas that come with it. */
export const linesToHear = 4;

/** The call is not to be had, and trying again does not help. */
export class JoinRefused extends Error {
  override name = 'JoinRefused';
}

/** How a browser speaks with the server about its leg. */
export interface Signalling {
  /** Asked for before each attempt, for passwords among them end in time. */
  iceServers(): Promise<readonly IceServer[]>;
  /**
   * Gives the offer and gets the answer, which is all there is to be said: the other side waits where the answer says. Throws
   * `JoinRefused` where it is of no use to try again, anything else where it is.
   */
  join(offer: string): Promise<string>;
}

export interface VoiceCallOptions {
  readonly signalling: Signalling;
  readonly microphone: MediaStream;
  /** Where the voices are heard; null is where the browser has its sound. */
  readonly earsId: string | null;
  readonly onPhase: (phase: LinkPhase) => void;
  /** The browser gives no sound yet: `sound` is to be called when somebody touches the page. */
  readonly onSilenced?: () => void;
}

/** One's own end of a call. */
export interface VoiceCall {
  readonly phase: LinkPhase;
  /** What is heard: music and tones first, then a stream for each further voice. */
  readonly heard: readonly MediaStream[];
  readonly isMuted: boolean;
  /** At once and on this side: what is said does not leave the browser. */
  mute(isMuted: boolean): void;
  /** Speaks by another microphone from here on; whoever gave the former one closes it. */
  speakBy(microphone: MediaStream): Promise<void>;
  hearBy(earsId: string | null): Promise<void>;
  /** Sounds, where the browser gave no sound before. */
  sound(): void;
  /** Joins anew at once, as when the server says that the call has begun anew elsewhere. */
  again(): void;
  /** Hangs up on this side. */
  end(): void;
}

interface Ear {
  readonly stream: MediaStream;
  readonly element: HTMLAudioElement;
}

async function listenBy({ element }: Ear, earsId: string | null): Promise<void> {
  // A headset that is gone leaves the sound where the browser puts it.
  if ('setSinkId' in element) await element.setSinkId(earsId ?? '').catch(() => undefined);
}

function openEar(track: MediaStreamTrack, earsId: string | null, onSilenced?: () => void): Ear {
  const ear = { stream: new MediaStream([track]), element: new Audio() };
  ear.element.srcObject = ear.stream;
  void listenBy(ear, earsId);
  ear.element.play().catch((error: unknown) => {
    // Also given up when the call ends before it has sounded.
    if (error instanceof DOMException && error.name === 'NotAllowedError') onSilenced?.();
  });
  return ear;
}

function soundBy({ element }: Ear): void {
  void element.play().catch(() => undefined);
}

function closeEar({ element }: Ear): void {
  element.pause();
  element.srcObject = null;
}

interface Dialled {
  readonly connection: RTCPeerConnection;
  readonly ears: Ear[];
}

const inputOf: Partial<Record<RTCPeerConnectionState, LinkInput>> = {
  disconnected: 'shaky',
  failed: 'failed',
};

const inputOfError = (error: unknown): LinkInput => (error instanceof JoinRefused ? 'refused' : 'failed');

/** Offers, and reports what becomes of it to `act` for as long as the connection is open. */
async function dial(dialled: Dialled, act: (input: LinkInput) => void, options: VoiceCallOptions): Promise<void> {
  const { connection } = dialled;
  const isOpen = () => connection.signalingState !== 'closed';
  let wasThere = false;
  connection.onconnectionstatechange = () => {
    if (!isOpen()) return;
    const input = connection.connectionState === 'connected' ? (wasThere ? 'steady' : 'connected') : null;
    wasThere ||= input !== null;
    const told = input ?? inputOf[connection.connectionState];
    if (told) act(told);
  };
  try {
    await connection.setLocalDescription();
    const answer = await options.signalling.join(connection.localDescription?.sdp ?? '');
    if (isOpen()) await connection.setRemoteDescription({ type: 'answer', sdp: answer });
  } catch (error) {
    if (isOpen()) act(inputOfError(error));
  }
}

function closeDialled({ connection, ears }: Dialled): void {
  connection.close();
  for (const ear of ears) closeEar(ear);
}

interface By {
  readonly servers: readonly IceServer[];
  readonly microphone: MediaStream;
  readonly earsId: string | null;
}

function openConnection(options: VoiceCallOptions, { servers, microphone, earsId }: By): Dialled {
  const iceServers = servers.map((one) => ({ ...one, urls: [...one.urls] }));
  const connection = new RTCPeerConnection({ iceServers: iceServers as RTCIceServer[], bundlePolicy: 'max-bundle' });
  const ears: Ear[] = [];
  const [track] = microphone.getAudioTracks();
  connection.addTransceiver(track ?? 'audio', { direction: 'sendrecv' });
  for (let line = 0; line < linesToHear; line++) connection.addTransceiver('audio', { direction: 'recvonly' });
  connection.ontrack = (event) => ears.push(openEar(event.track, earsId, options.onSilenced));
  return { connection, ears };
}

/** Joins a call and stays in it: whatever cuts the connection, it comes back, until it is ended or refused. */
export function openVoiceCall(options: VoiceCallOptions): VoiceCall {
  let link: Link = firstLink;
  let { microphone, earsId } = options;
  let isMuted = false;
  let dialled: Dialled | null = null;
  let waiting: ReturnType<typeof setTimeout> | undefined;
  let attempt = 0;

  const heedMute = () => {
    for (const track of microphone.getAudioTracks()) track.enabled = !isMuted;
  };
  const hangUp = () => {
    attempt += 1;
    if (dialled) closeDialled(dialled);
    dialled = null;
  };
  const perform = (effect: LinkEffect): void => {
    clearTimeout(waiting);
    if (effect.do === 'wait') waiting = setTimeout(() => act('due'), effect.milliseconds);
    else if (effect.do === 'hang-up') hangUp();
    else void begin(++attempt);
  };
  const begin = async (mine: number) => {
    const servers = await options.signalling.iceServers().catch(inputOfError);
    if (mine !== attempt) return;
    if (typeof servers === 'string') return act(servers);
    dialled = openConnection(options, { servers, microphone, earsId });
    await dial(dialled, act, options);
  };
  const act = (input: LinkInput): void => {
    const before = link.phase;
    const [next, effects] = stepLink(link, input);
    link = next;
    for (const effect of effects) perform(effect);
    if (link.phase !== before) options.onPhase(link.phase);
  };

  act('due');
  return {
    get phase() {
      return link.phase;
    },
    get heard() {
      return dialled?.ears.map(({ stream }) => stream) ?? [];
    },
    get isMuted() {
      return isMuted;
    },
    mute: (muted) => {
      isMuted = muted;
      heedMute();
    },
    speakBy: async (other) => {
      microphone = other;
      heedMute();
      await dialled?.connection.getSenders()[0]?.replaceTrack(other.getAudioTracks()[0] ?? null);
    },
    hearBy: async (id) => {
      earsId = id;
      await Promise.all((dialled?.ears ?? []).map((ear) => listenBy(ear, id)));
    },
    sound: () => void dialled?.ears.forEach(soundBy),
    again: () => act('again'),
    end: () => act('ended'),
  };
}
