// Browsers' stand-ins in a process of their own: each speaks fifty packets a second, which say when they were sent.
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { type Caller, newCaller, offerOf, take } from '../../media/fixtures/caller.ts';
import { isRefusal } from '../../server/platform/call.ts';
import { connectVoice, type VoiceProvider } from '../../server/platform/voice/index.ts';
import { answerQuestions } from '../platform/child.ts';

const packetMs = 20;
/** What a browser sends of speech: 32 kbit/s. */
const payloadBytes = 80;
const stampAt = 8;

const callers: Caller[] = [];
let voice: VoiceProvider | null = null;
let delays: number[] = [];
let isListening = false;

const nowMs = () => performance.timeOrigin + performance.now();

function hear(payload: Buffer): void {
  if (isListening && payload.length === payloadBytes) delays.push(nowMs() - payload.readDoubleBE(stampAt));
}

function open(lines?: number): Caller {
  const caller = newCaller(hear, lines);
  callers.push(caller);
  setTimeout(() => speak(caller), randomInt(packetMs)).unref();
  return caller;
}

/** Each at its own moment, as people do who do not know of one another. */
function speak(caller: Caller): void {
  let number = 0;
  const speaking = setInterval(() => {
    if (!callers.includes(caller)) return clearInterval(speaking);
    const payload = randomBytes(payloadBytes);
    payload[0] = 0xf8;
    payload.writeDoubleBE(nowMs(), stampAt);
    caller.say(++number, payload);
  }, packetMs);
  speaking.unref();
}

async function join(voiceOf: VoiceProvider, callId: string): Promise<void> {
  const caller = open();
  const joined = await voiceOf.join({
    callId,
    legId: randomUUID(),
    offer: await offerOf(caller),
    part: { kind: 'talking' },
    recording: { recordingId: randomUUID(), key: randomBytes(32).toString('base64') },
  });
  if (isRefusal(joined)) throw new Error(joined.refusal);
  await take(caller, joined.answer);
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
    for (let made = 0; made < count && voice; made++) {
      const callId = randomUUID();
      await voice.createCall(callId);
      await Promise.all([join(voice, callId), join(voice, callId)]);
    }
  },
  /** Two callers with nothing between them. */
  direct: async () => {
    const [one, { connection }] = [open(0), open(0)];
    await connection.setRemoteDescription({ type: 'offer', sdp: await offerOf(one) });
    for (const line of connection.getTransceivers()) line.setDirection('sendrecv');
    await connection.setLocalDescription(await connection.createAnswer());
    await take(one, connection.localDescription?.sdp ?? '');
  },
  load: async () => voice?.measure(),
  listen: async (milliseconds: number) => {
    delays = [];
    isListening = true;
    await new Promise((resolve) => setTimeout(resolve, milliseconds));
    isListening = false;
    return delays;
  },
  hangUp: async () => {
    await Promise.all(callers.splice(0).map((caller) => caller.close()));
  },
});
