import type { CallState, FinishedRecording, Reply, VoiceEvent } from '@tongli/contracts/voice';
import { type Call, stateOf } from './leg.ts';
import type { Counters, Network } from './peer.ts';
import type { Shelf } from './recording/finish.ts';
import type { OwnSounds } from './sounds/own.ts';
import type { Player } from './sounds/player.ts';

export interface Surroundings {
  readonly network: Network;
  readonly shelf: Shelf;
  readonly player: Player;
  readonly sounds: OwnSounds;
  readonly tell: (event: VoiceEvent) => void;
  readonly onTrouble: (error: unknown, what: string) => void;
}

/** All that the process knows. Its calls live in memory alone: they are gone with it, and their recordings are not. */
export interface Switchboard extends Surroundings {
  readonly calls: Map<string, Call>;
  readonly counters: Counters;
  /** Recordings that are being made whole. */
  readonly finishing: Map<string, Promise<FinishedRecording | null>>;
}

export const openSwitchboard = (around: Surroundings): Switchboard => ({
  ...around,
  calls: new Map(),
  counters: { packetsReceived: 0, packetsSent: 0 },
  finishing: new Map(),
});

/** What became of a command: what it brought, or a code. */
export type Outcome = Extract<Reply, { done: unknown }>['done'] | { readonly refused: string };

export const listCalls = ({ calls }: Switchboard): CallState[] =>
  [...calls.values()].map(({ callId, recordingPaused, legs }) => ({
    callId,
    recordingPaused,
    legs: [...legs.values()].map(stateOf),
  }));

/** The machine's time, for those who are told. */
export const nowText = (): string => new Date().toISOString();
