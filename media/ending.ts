import type { RecordingKey, VoiceEvent } from '@tongli/contracts/voice';
import type { Call, Leg } from './leg.ts';
import { finishRecording } from './recording/finish.ts';
import type { Recorder } from './recording/recorder.ts';
import { nowText, type Outcome, type Switchboard } from './switchboard.ts';
import { rewire, unwire } from './wiring.ts';

export type EndReason = Extract<VoiceEvent, { type: 'legEnded' }>['why'];

async function finishOf(board: Switchboard, leg: Leg, recorder: Recorder): Promise<void> {
  const whole = recorder.finish();
  board.finishing.set(recorder.recordingId, whole);
  try {
    const recording = await whole;
    if (recording) board.tell({ type: 'recordingFinished', callId: leg.callId, legId: leg.legId, recording });
  } catch (error) {
    board.onTrouble(error, 'finishing a recording');
  } finally {
    board.finishing.delete(recorder.recordingId);
  }
}

/** Resolves when what was recorded of the leg is whole; where the process closes, another one goes on with it. */
export async function endLeg(board: Switchboard, leg: Leg, why: EndReason): Promise<void> {
  const call = board.calls.get(leg.callId);
  if (call?.legs.get(leg.legId) !== leg) return;
  call.legs.delete(leg.legId);
  call.emptySince = performance.now();
  unwire(leg);
  rewire(call, board.player);
  board.tell({ type: 'legEnded', callId: leg.callId, legId: leg.legId, at: nowText(), why });
  const { peer, recorder } = leg;
  await Promise.all([
    peer?.close(),
    recorder && (why === 'closing' ? recorder.leave() : finishOf(board, leg, recorder)),
  ]);
}

export async function endCall(board: Switchboard, call: Call, why: EndReason): Promise<void> {
  await Promise.all([...call.legs.values()].map((leg) => endLeg(board, leg, why)));
  if (board.calls.delete(call.callId)) board.tell({ type: 'callEnded', callId: call.callId, at: nowText() });
}

/** Before the process closes: resolves when all that was recorded is written. */
export async function endAllCalls(board: Switchboard): Promise<void> {
  await Promise.all([...board.calls.values()].map((call) => endCall(board, call, 'closing')));
}

/** Makes a recording whole that a process left which was killed, or says again of one that is whole what there is to say. */
export async function finishLater(board: Switchboard, { recordingId, key }: RecordingKey): Promise<Outcome> {
  const legs = [...board.calls.values()].flatMap(({ legs: all }) => [...all.values()]);
  if (legs.some(({ recorder }) => recorder?.recordingId === recordingId)) return { refused: 'recording-runs' };
  const kept = { recordingId, key: Buffer.from(key, 'base64') };
  const whole = board.finishing.get(recordingId) ?? finishRecording(board.shelf, kept);
  board.finishing.set(recordingId, whole);
  const recording = await whole.finally(() => board.finishing.delete(recordingId));
  return recording ? { recording } : { refused: 'nothing-recorded' };
}
