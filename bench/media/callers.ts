// Browsers' stand-ins in a process of their own: each speaks fifty packets a second, which say when they were sent.
import { randomBytes, randomUUID } from 'node:crypto';
import { mostVoicesHeard } from '@tongli/contracts/voice';
import { MediaStreamTrack, RTCPeerConnection, RTCRtpCodecParameters, RtpHeader, RtpPacket } from 'werift';
import { isRefusal } from '../../server/platform/call.ts';
import { connectVoice, type VoiceProvider } from '../../server/platform/voice/index.ts';
import { answerQuestions } from '../platform/child.ts';

const packetMs = 20;
const samples = 960;
/** What a browser sends of speech: 32 kbit/s. */
const payloadBytes = 80;
const stampAt = 8;

interface Caller {
  readonly connection: RTCPeerConnection;
  readonly track: MediaStreamTrack;
}

const callers: Caller[] = [];
let voice: VoiceProvider | null = null;
let delays: number[] = [];
let isListening = false;

const nowMs = () => performance.timeOrigin + performance.now();

const codec = () =>
  new RTCRtpCodecParameters({ mimeType: 'audio/opus', clockRate: 48_000, channels: 2, payloadType: 111 });

function hear(track: MediaStreamTrack): void {
  track.onReceiveRtp.subscribe(({ payload }) => {
    if (isListening && payload.length === payloadBytes) delays.push(nowMs() - payload.readDoubleBE(stampAt));
  });
}

function openCaller(lines: number): Caller {
  const connection = new RTCPeerConnection({
    iceServers: [],
    iceUseIpv6: false,
    iceAdditionalHostAddresses: ['127.0.0.1'],
    codecs: { audio: [codec()], video: [] },
  });
  const track = new MediaStreamTrack({ kind: 'audio' });
  connection.onTrack.subscribe(hear);
  connection.addTransceiver(track, { direction: 'sendrecv' });
  for (let line = 0; line < lines; line++) connection.addTransceiver('audio', { direction: 'recvonly' });
  const caller = { connection, track };
  callers.push(caller);
  return caller;
}

const connected = ({ connection }: Caller) =>
  connection.connectionState === 'connected'
    ? Promise.resolve()
    : connection.connectionStateChange.watch((state) => state === 'connected', 20_000);

async function offerOf({ connection }: Caller): Promise<string> {
  await connection.setLocalDescription(await connection.createOffer());
  return connection.localDescription?.sdp ?? '';
}

let sequence = 0;
const speaking = setInterval(() => {
  sequence += 1;
  const payload = randomBytes(payloadBytes);
  payload[0] = 0xf8;
  for (const { track } of callers) {
    const header = new RtpHeader({
      sequenceNumber: sequence & 0xffff,
      timestamp: (sequence * samples) >>> 0,
      payloadType: 111,
    });
    payload.writeDoubleBE(nowMs(), stampAt);
    track.writeRtp(new RtpPacket(header, Buffer.from(payload)));
  }
}, packetMs);
speaking.unref();

async function join(voiceOf: VoiceProvider, callId: string): Promise<void> {
  const caller = openCaller(mostVoicesHeard);
  const joined = await voiceOf.join({
    callId,
    legId: randomUUID(),
    offer: await offerOf(caller),
    part: { kind: 'talking' },
    recording: { recordingId: randomUUID(), key: randomBytes(32).toString('base64') },
  });
  if (isRefusal(joined)) throw new Error(joined.refusal);
  await caller.connection.setRemoteDescription({ type: 'answer', sdp: joined.answer });
  await connected(caller);
}

async function hangUp(): Promise<void> {
  await Promise.all(callers.splice(0).map(({ connection }) => connection.close()));
}

answerQuestions({
  open: async ({ port, secret }: { port: number; secret: Buffer }) => {
    voice = connectVoice({ host: '127.0.0.1', port, secret, onTrouble: (error) => console.error(error) });
    const opened = Promise.withResolvers<void>();
    voice.onNews(({ type }) => type === 'back' && opened.resolve());
    await opened.promise;
  },
  /** So many calls of two, each recorded. */
  call: async (count: number) => {
    for (let number = 0; number < count && voice; number++) {
      const callId = randomUUID();
      await voice.createCall(callId);
      await Promise.all([join(voice, callId), join(voice, callId)]);
    }
  },
  /** Two callers with nothing between them. */
  direct: async () => {
    const [one, other] = [openCaller(0), openCaller(0)];
    await other.connection.setRemoteDescription({ type: 'offer', sdp: await offerOf(one) });
    for (const line of other.connection.getTransceivers()) line.setDirection('sendrecv');
    await other.connection.setLocalDescription(await other.connection.createAnswer());
    await one.connection.setRemoteDescription({ type: 'answer', sdp: other.connection.localDescription?.sdp ?? '' });
    await Promise.all([connected(one), connected(other)]);
  },
  load: async () => voice?.measure(),
  listen: async (milliseconds: number) => {
    delays = [];
    isListening = true;
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    isListening = false;
    return delays;
  },
  hangUp,
});
