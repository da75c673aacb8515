import {
  RTCPeerConnection,
  RTCRtpCodecParameters,
  type RTCRtpSender,
  RtpHeader,
  RtpPacket,
  useAudioLevelIndication,
} from 'werift';
import { type Line, openLine, type SoundPacket } from './line.ts';

/** How browsers reach this machine. */
export interface Network {
  /** First and last UDP port; null leaves them to the system. */
  readonly ports: readonly [number, number] | null;
  /** Address by which this machine is known outside, where it is not one of its own. */
  readonly publicAddress: string | null;
}

/** A packet of what a leg says; `level` is 0 for silence, 127 for the loudest there is. */
export interface Spoken extends SoundPacket {
  readonly level: number;
}

/** The way to one browser: it speaks on the first line and hears music and tones there, and voices on the others. */
export interface Peer {
  readonly answer: string;
  readonly sounds: Line;
  readonly voices: readonly Line[];
  /** In milliseconds; null while it is not known. */
  roundTripMs(): Promise<number | null>;
  close(): Promise<void>;
}

/** What a browser offers is no call. */
export class BadOffer extends Error {
  override name = 'BadOffer';
}

export interface Counters {
  packetsReceived: number;
  packetsSent: number;
}

const levelUri = 'urn:ietf:params:rtp-hdrext:ssrc-audio-level';
const quietest = 127;

const opus = () =>
  new RTCRtpCodecParameters({
    mimeType: 'audio/opus',
    clockRate: 48_000,
    channels: 2,
    payloadType: 111,
    parameters: 'minptime=10;useinbandfec=1',
  });

/**
 * Whoever has not been heard for so long is sent nothing any more (as RFC 7675 has it for those who check). A browser that is there sends
 * fifty packets a second, also when nobody speaks.
 */
const sentForMs = 30_000;

/**
 * We are the lite side of ICE (RFC 8445, 2.5): we wait, and do not check whether our own packets arrive. A full side does, by a question
 * that has to be answered within half a second; a slow network or a busy machine misses six of them, and then that side falls silent for good
 * while it is still heard, of which the browser notices nothing.
 */
const openConnection = ({ ports }: Network): RTCPeerConnection =>
  new RTCPeerConnection({
    iceServers: [],
    iceLite: true,
    iceUseIpv6: false,
    ...(ports ? { icePortRange: [...ports] } : {}),
    // Loopback is left out by itself, and is the way of a browser on this machine.
    iceAdditionalHostAddresses: ['127.0.0.1'],
    codecs: { audio: [opus()], video: [] },
    headerExtensions: { audio: [useAudioLevelIndication()], video: [] },
  });

function lineOf(sender: RTCRtpSender, counters: Counters, isThere: () => boolean): Line {
  return openLine(
    ({ sequence, timestamp, marker, payload }) => {
      if (!isThere()) return;
      counters.packetsSent += 1;
      const header = new RtpHeader({ sequenceNumber: sequence, timestamp, marker });
      void sender.sendRtp(new RtpPacket(header, payload));
    },
    () => performance.now(),
  );
}

/**
 * An offer without the ways to its browser: the browser finds the way from its side, and we answer where it comes from. So nobody makes
 * this machine knock at addresses of their choice, and names of local networks need not be asked for.
 */
export const withoutWays = (offer: string) => offer.replace(/^a=(?:candidate:.*|end-of-candidates)\r?\n/gm, '');

/** Browsers look for it ahead of the lines of sound, and nowhere else. */
export function saidAsLite(answer: string): string {
  const mark = 'a=ice-lite\r\n';
  const [head = '', ...lines] = answer.replaceAll(mark, '').split(/^(?=m=)/m);
  return [head, mark, ...lines].join('');
}

/** Adds each way of this machine once more by the address that it has outside. */
export function withPublicAddress(sdp: string, address: string | null): string {
  if (address === null) return sdp;
  const outside = (line: string) => line.replace(/^(a=candidate:\S+ \d udp \d+ )\S+( \d+ typ host)/, `$1${address}$2`);
  return sdp
    .split('\r\n')
    .flatMap((line) => {
      const other = line.startsWith('a=candidate:') ? outside(line) : line;
      return other === line ? [line] : [line, other.replace('a=candidate:', 'a=candidate:p')];
    })
    .join('\r\n');
}

async function negotiate(connection: RTCPeerConnection, offer: string): Promise<string> {
  try {
    await connection.setRemoteDescription({ type: 'offer', sdp: withoutWays(offer) });
    const [speaking, ...listening] = connection.getTransceivers();
    if (!speaking || [speaking, ...listening].some(({ kind }) => kind !== 'audio')) throw new Error('no sound');
    speaking.setDirection('sendrecv');
    for (const one of listening) one.setDirection('sendonly');
    await connection.setLocalDescription(await connection.createAnswer());
    return saidAsLite(connection.localDescription?.sdp ?? '');
  } catch (error) {
    await connection.close();
    throw new BadOffer('the offer cannot be answered', { cause: error });
  }
}

export interface PeerOptions {
  readonly network: Network;
  readonly counters: Counters;
  readonly onSpoken: (spoken: Spoken) => void;
}

/** Answers a browser's offer; throws `BadOffer`. The answer names all ways to this machine, so none follow it. */
export async function openPeer(offer: string, { network, counters, onSpoken }: PeerOptions): Promise<Peer> {
  const connection = openConnection(network);
  const answer = withPublicAddress(await negotiate(connection, offer), network.publicAddress);
  const [speaking, ...listening] = connection.getTransceivers();
  if (!speaking) throw new BadOffer('no line to speak on');
  let heardAt = performance.now();
  const isThere = () => performance.now() - heardAt < sentForMs;
  speaking.receiver.track.onReceiveRtp.subscribe(({ header, payload }, extensions) => {
    heardAt = performance.now();
    counters.packetsReceived += 1;
    const told: { level?: number } | undefined = extensions?.[levelUri];
    onSpoken({
      source: header.ssrc,
      sequence: header.sequenceNumber,
      timestamp: header.timestamp,
      payload,
      level: quietest - Math.min(quietest, told?.level ?? quietest),
    });
  });
  const senders = [speaking, ...listening].map(({ sender }) => sender);
  const [sounds, ...voices] = senders.map((sender) => lineOf(sender, counters, isThere));
  if (!sounds) throw new BadOffer('no line to hear on');
  return {
    answer,
    sounds,
    voices,
    roundTripMs: () => roundTripOf(senders),
    close: () => connection.close(),
  };
}

/** As the browser's reports on any of its lines have it. */
async function roundTripOf(senders: readonly RTCRtpSender[]): Promise<number | null> {
  for (const sender of senders)
    for (const [, report] of await sender.getStats()) {
      const seconds = 'roundTripTime' in report ? report.roundTripTime : undefined;
      if (report.type === 'remote-inbound-rtp' && typeof seconds === 'number') return Math.max(0, seconds * 1_000);
    }
  return null;
}
