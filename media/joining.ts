import type { Command, RecordingKey } from '@tongli/contracts/voice';
import { type Call, type Leg, newLeg } from './leg.ts';
import { BadOffer, openPeer, type Peer, type Spoken } from './peer.ts';
import { openRecorder, type Recorder } from './recording/recorder.ts';
import { nowText, type Outcome, type Switchboard } from './switchboard.ts';
import { rewire, unwire } from './wiring.ts';

type Join = Extract<Command, { do: 'joinLeg' }>;

function hear({ tell }: Switchboard, leg: Leg, spoken: Spoken): void {
  leg.heardAt = performance.now();
  if (leg.connection !== 'connected') {
    leg.connection = 'connected';
    tell({ type: 'legConnected', callId: leg.callId, legId: leg.legId, at: nowText() });
  }
  leg.arrivals.arrive(spoken, leg.heardAt);
  for (const ear of leg.ears) ear.send(spoken);
  if (leg.isKept) leg.recorder?.hear({ ...spoken, packet: spoken.payload }, Date.now());
}

/** The recorder that the leg has, or one that begins or goes on with what was asked for. */
async function recorderOf(board: Switchboard, leg: Leg, asked: RecordingKey | null): Promise<Recorder | null | 'over'> {
  if (asked === null || leg.recorder?.recordingId === asked.recordingId) return leg.recorder;
  const { recordingId, key } = asked;
  if (board.finishing.has(recordingId) || (await board.shelf.blobs.size(recordingId)) !== null) return 'over';
  return openRecorder(
    board.shelf,
    { recordingId, key: Buffer.from(key, 'base64') },
    { now: Date.now(), onTrouble: (error) => board.onTrouble(error, 'recording') },
  );
}

/** A leg that never was connected goes with the join that failed. */
async function dropNew(call: Call, leg: Leg, refused: string): Promise<Outcome> {
  if (leg.peer || call.legs.get(leg.legId) !== leg) return { refused };
  call.legs.delete(leg.legId);
  await leg.recorder?.finish();
  return { refused };
}

async function replacePeer(board: Switchboard, call: Call, leg: Leg, peer: Peer, join: Join): Promise<void> {
  // Read before anything is taken apart.
  const music = join.music ? await board.sounds.packetsOf(join.music) : null;
  const before = leg.peer;
  unwire(leg);
  leg.peer = peer;
  leg.part = join.part;
  leg.held = join.held;
  leg.muted = join.muted;
  leg.music = music;
  leg.heardAt = performance.now();
  rewire(call, board.player);
  await before?.close();
}

const isGone = (call: Call, leg: Leg): boolean => call.legs.get(leg.legId) !== leg;

async function joinInTurn(board: Switchboard, call: Call, leg: Leg, join: Join): Promise<Outcome> {
  if (isGone(call, leg)) return { refused: 'leg-unknown' };
  const recorder = await recorderOf(board, leg, join.recording);
  if (recorder === 'over') return dropNew(call, leg, 'recording-finished');
  if (isGone(call, leg)) {
    if (recorder !== leg.recorder) await recorder?.finish();
    return { refused: 'leg-unknown' };
  }
  leg.recorder = recorder;
  const turn = ++leg.joins;
  const onSpoken = (spoken: Spoken) => !isGone(call, leg) && leg.joins === turn && hear(board, leg, spoken);
  const peer = await openPeer(join.offer, { network: board.network, counters: board.counters, onSpoken }).catch(
    (error) => {
      if (error instanceof BadOffer) return null;
      throw error;
    },
  );
  if (!peer) return dropNew(call, leg, 'offer-unreadable');
  if (isGone(call, leg)) {
    await peer.close();
    return { refused: 'leg-unknown' };
  }
  await replacePeer(board, call, leg, peer, join);
  return { answer: peer.answer };
}

/**
 * Lets a browser in, or back in: a leg that joins again keeps its recording and is heard over the new connection alone. Joins of a
 * leg take turns, so that the last one counts.
 */
export async function joinLeg(board: Switchboard, join: Join): Promise<Outcome> {
  const call = board.calls.get(join.callId);
  if (!call) return { refused: 'call-unknown' };
  const leg = call.legs.get(join.legId) ?? newLeg(join.callId, join.legId);
  call.legs.set(leg.legId, leg);
  const outcome = leg.lastJoin.then(() => joinInTurn(board, call, leg, join));
  leg.lastJoin = outcome.catch(() => undefined);
  return outcome;
}
