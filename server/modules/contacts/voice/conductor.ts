import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { Floor } from '../../../platform/floor.ts';
import { leased } from '../../../platform/lease.ts';
import type { Pulse } from '../../../platform/pulse.ts';
import { factsBetween, sealedPosition } from '../../../platform/realtime/feed.ts';
import type { Sleep } from '../../../platform/sleep.ts';
import { inSystemCall } from '../../../platform/system-call.ts';
import { nudge } from '../../../platform/timers/nudge.ts';
import type { VoiceNews, VoiceProvider } from '../../../platform/voice/index.ts';
import { type Heard, perform, score } from './conducting.ts';
import { gatherQuality, noteCalls, noteConnection, noteEnded } from './news.ts';
import { finishLeft, keep } from './recording.ts';
import { hasSound } from './rows.ts';

// The turns of the router are 1 and 2.
const lock = { space: 7_420_021, key: 3 } as const;
const types = [
  ...['queued', 'connected', 'held', 'resumed', 'transferred', 'joined', 'ended', 'closed', 'changed', 'call-changed'],
  'voicemail-left',
].map((name) => `contact.${name}`);
const readAtOnce = 2_000;
const restMs = 1_000;
/** How often quality is written down, and recordings are looked for that nobody told of: most are told of before. */
const beatMs = 5_000;
const atATime = 8;

/** What the process knows that keeps media in step with contacts. */
interface Conductor {
  readonly floor: Floor;
  readonly voice: VoiceProvider;
  position: number;
  readonly due: Set<string>;
  readonly news: VoiceNews[];
  readonly heard: Map<string, Heard>;
  readonly quality: ReturnType<typeof gatherQuality>;
  /** A beat has passed. */
  isBeat: boolean;
  sweeping: Promise<void> | null;
}

function heardOf({ heard }: Conductor, callId: string): Heard {
  const known = heard.get(callId) ?? { legs: new Map<string, string>(), isPaused: false };
  heard.set(callId, known);
  return known;
}

/** Calls whose contact has moved since. */
async function follow(conductor: Conductor): Promise<void> {
  const { floor, due } = conductor;
  const head = await sealedPosition(floor.reader);
  const facts = await factsBetween(floor.reader, types, { after: conductor.position, upTo: head }, readAtOnce);
  for (const { subjectId, payload } of facts) {
    const { channel } = payload as { channel?: string };
    if (channel === undefined || hasSound(channel)) due.add(subjectId);
  }
  conductor.position = facts.length < readAtOnce ? head : (facts.at(-1)?.position ?? head);
}

const write = async (conductor: Conductor, act: (call: Call) => Promise<unknown>) => {
  await inSystemCall(conductor.floor, 'calls', act);
  nudge(conductor.floor.db);
};

async function takeBack(conductor: Conductor, { calls }: Extract<VoiceNews, { type: 'back' }>): Promise<void> {
  const { heard, due } = conductor;
  heard.clear();
  for (const { callId, recordingPaused, legs } of calls)
    heard.set(callId, { legs: new Map(legs.map(({ legId }) => [legId, ''])), isPaused: recordingPaused });
  await write(conductor, async (call) => {
    for (const id of await noteCalls(call, calls)) due.add(id);
  });
  for (const { callId } of calls) due.add(callId);
  conductor.isBeat = true;
}

async function take(conductor: Conductor, news: VoiceNews): Promise<void> {
  switch (news.type) {
    case 'back':
      return takeBack(conductor, news);
    case 'legConnected':
      heardOf(conductor, news.callId).legs.set(news.legId, '');
      await write(conductor, (call) => noteConnection(call, news, 'connected'));
      break;
    case 'legLost':
      await write(conductor, (call) => noteConnection(call, news, 'lost'));
      break;
    case 'legEnded':
      heardOf(conductor, news.callId).legs.delete(news.legId);
      // It joins again where another process carries on.
      if (news.why !== 'closing') await write(conductor, (call) => noteEnded(call, news));
      break;
    case 'recordingFinished':
      await write(conductor, (call) => keep(call, news.recording));
      break;
    case 'callEnded':
      conductor.heard.delete(news.callId);
      return;
    case 'legQuality':
      return conductor.quality.note(news.legId, news.quality);
    default:
      return;
  }
  conductor.due.add(news.callId);
}

async function conduct(conductor: Conductor, id: string): Promise<void> {
  const { floor, voice } = conductor;
  const asked = await inSystemCall(floor, 'calls', (call) => score(call, id));
  nudge(floor.db);
  if (asked) await perform(voice, asked, heardOf(conductor, id));
  if (!asked || asked.isOver) conductor.heard.delete(id);
}

/** What cannot be done now is done a little later. */
async function conductDue(conductor: Conductor): Promise<void> {
  const ids = [...conductor.due];
  conductor.due.clear();
  for (let from = 0; from < ids.length; from += atATime)
    await Promise.all(
      ids.slice(from, from + atATime).map((id) =>
        conduct(conductor, id).catch((error: unknown) => {
          conductor.floor.log.warn({ error }, 'call not conducted');
          conductor.due.add(id);
        }),
      ),
    );
}

function sweep(conductor: Conductor): void {
  const { floor, voice, heard, sweeping } = conductor;
  if (sweeping !== null || !voice.isReached) return;
  const present = [...heard.values()].flatMap(({ legs }) => [...legs.keys()]);
  conductor.sweeping = finishLeft(floor, voice, present)
    .then(() => nudge(floor.db))
    .catch((error: unknown) => floor.log.warn({ error }, 'recordings not finished'))
    .finally(() => {
      conductor.sweeping = null;
    });
}

async function round(conductor: Conductor): Promise<void> {
  await follow(conductor);
  for (let next = conductor.news.shift(); next; next = conductor.news.shift()) await take(conductor, next);
  await conductDue(conductor);
  if (!conductor.isBeat) return;
  conductor.isBeat = false;
  sweep(conductor);
  await conductor.quality.write(conductor.floor);
}

async function serve(floor: Floor, voice: VoiceProvider, sleep: Sleep, isOver: () => boolean): Promise<void> {
  const news: VoiceNews[] = [];
  // Before anything is waited for: the calls there are, are told once, as soon as the other side is reached.
  const endNews = voice.onNews((one) => {
    news.push(one);
    sleep.wake();
  });
  const conductor: Conductor = {
    ...{ floor, voice, position: await sealedPosition(floor.db), news, heard: new Map() },
    due: new Set(await openCalls(floor)),
    ...{ quality: gatherQuality(), isBeat: false, sweeping: null },
  };
  const beat = setInterval(() => {
    conductor.isBeat = true;
    sleep.wake();
  }, beatMs).unref();
  try {
    while (!isOver()) {
      await round(conductor);
      await sleep.rest(conductor.due.size > 0 ? restMs / 4 : restMs);
    }
  } finally {
    clearInterval(beat);
    endNews();
    await conductor.sweeping;
    await conductor.quality.write(floor);
  }
}

async function openCalls({ reader }: Floor): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select contact_id as id from contacts.call where ended_at is null`.execute(
    reader,
  );
  return rows.map(({ id }) => id);
}

/** Of all processes one keeps the sound of calls in step with their contacts; without anything that carries it none does. */
export const callPulse =
  (databaseUrl: string): Pulse =>
  (floor) => {
    const door = floor.voice;
    if (!door) return async () => undefined;
    const lead = async (_: Floor, sleep: Sleep, isOver: () => boolean) => {
      const voice = door.connect();
      try {
        await serve(floor, voice, sleep, isOver);
      } finally {
        voice.close();
      }
    };
    return leased(databaseUrl, { name: 'calls', lock, serve: lead })(floor);
  };
