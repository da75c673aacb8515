import type { Command, SoundFile } from '@tongli/contracts/voice';
import { endCall, endLeg, finishLater } from './ending.ts';
import { joinLeg } from './joining.ts';
import type { Call, Leg } from './leg.ts';
import { nowText, type Outcome, type Switchboard } from './switchboard.ts';
import { rewire, tune } from './wiring.ts';

type Of<Name extends Command['do']> = Extract<Command, { do: Name }>;

function createCall({ calls }: Switchboard, { callId }: Of<'createCall'>): Outcome {
  const call: Call = { callId, legs: new Map(), recordingPaused: false, emptySince: performance.now() };
  if (!calls.has(callId)) calls.set(callId, call);
  return {};
}

function measure({ counters }: Switchboard): Outcome {
  const { user, system } = process.cpuUsage();
  return { load: { cpuMs: (user + system) / 1_000, residentBytes: process.memoryUsage.rss(), ...counters } };
}

async function play(board: Switchboard, call: Call, { sound, legId, file }: Of<'play'>): Promise<Outcome> {
  const { player, tell } = board;
  const usual = sound === 'recordingNotice' ? player.recordingNotice : null;
  const packets = (file && (await board.sounds.packetsOf(file))) ?? usual;
  const to = legId === undefined ? null : call.legs.get(legId);
  const legs = to === null ? [...call.legs.values()] : to ? [to] : [];
  if (packets === null || legs.length === 0) return {};
  const { callId } = call;
  const played = player.play(
    legs.flatMap(({ peer }) => peer?.sounds ?? []),
    packets,
  );
  if (to) {
    to.endWords?.();
    to.endWords = played.end;
  }
  void played.over.then(() => tell({ type: 'soundPlayed', callId, at: nowText(), sound }));
  return {};
}

/** Nobody waits for the music to be read: until then it is what it was. */
async function tuneLater(board: Switchboard, leg: Leg, music: SoundFile | null): Promise<void> {
  tune(leg, music && (await board.sounds.packetsOf(music)), board.player);
}

function changeLeg(board: Switchboard, call: Call, leg: Leg, { part, held, muted, music }: Of<'changeLeg'>): Outcome {
  leg.part = part ?? leg.part;
  leg.held = held ?? leg.held;
  leg.muted = muted ?? leg.muted;
  rewire(call, board.player);
  if (music !== undefined) void tuneLater(board, leg, music);
  return {};
}

function pauseRecording(board: Switchboard, call: Call, { paused }: Of<'pauseRecording'>): Outcome {
  call.recordingPaused = paused;
  rewire(call, board.player);
  return {};
}

const done = () => ({});

async function performOnLeg(board: Switchboard, leg: Leg, command: Of<'endLeg' | 'changeLeg'>): Promise<Outcome> {
  const call = board.calls.get(leg.callId);
  if (command.do === 'endLeg') await endLeg(board, leg, 'ended');
  else if (call) return changeLeg(board, call, leg, command);
  return {};
}

async function performInCall(
  board: Switchboard,
  command: Exclude<Command, Of<'createCall' | 'joinLeg' | 'measure' | 'finishRecording'>>,
): Promise<Outcome> {
  const call = board.calls.get(command.callId);
  if (!call) return { refused: 'call-unknown' };
  if (command.do === 'play') return play(board, call, command);
  if (command.do === 'pauseRecording') return pauseRecording(board, call, command);
  if (command.do === 'endCall') return endCall(board, call, 'call-ended').then(done);
  const leg = call.legs.get(command.legId);
  return leg ? performOnLeg(board, leg, command) : { refused: 'leg-unknown' };
}

export async function perform(board: Switchboard, command: Command): Promise<Outcome> {
  if (command.do === 'measure') return measure(board);
  if (command.do === 'createCall') return createCall(board, command);
  if (command.do === 'joinLeg') return joinLeg(board, command);
  if (command.do === 'finishRecording') return finishLater(board, command);
  return performInCall(board, command);
}
