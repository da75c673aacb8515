import type { Command } from '@tongli/contracts/voice';
import { endCall, endLeg, finishLater } from './ending.ts';
import { joinLeg } from './joining.ts';
import type { Call, Leg } from './leg.ts';
import { nowText, type Outcome, type Switchboard } from './switchboard.ts';
import { rewire } from './wiring.ts';

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

function play({ player, tell }: Switchboard, call: Call, { sound }: Of<'play'>): Outcome {
  const lines = [...call.legs.values()].flatMap(({ peer }) => peer?.sounds ?? []);
  const { callId } = call;
  void player.play(lines, sound).then(() => tell({ type: 'soundPlayed', callId, at: nowText(), sound }));
  return {};
}

function changeLeg(board: Switchboard, call: Call, leg: Leg, { part, held, muted }: Of<'changeLeg'>): Outcome {
  leg.part = part ?? leg.part;
  leg.held = held ?? leg.held;
  leg.muted = muted ?? leg.muted;
  rewire(call, board.player);
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
