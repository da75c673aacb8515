import type { LegState, Part } from '@tongli/contracts/voice';
import type { Line } from './line.ts';
import type { Peer } from './peer.ts';
import { type Arrivals, countArrivals } from './quality.ts';
import type { Recorder } from './recording/recorder.ts';
import type { Packets } from './sounds/own.ts';

/** Somebody in a call, across all connections of theirs. */
export interface Leg {
  readonly callId: string;
  readonly legId: string;
  part: Part;
  held: boolean;
  muted: boolean;
  connection: LegState['connection'];
  /** Null until the first offer has been answered. */
  peer: Peer | null;
  joins: number;
  /** Joins take turns. */
  lastJoin: Promise<unknown>;
  recorder: Recorder | null;
  /** Whose voice each of its lines carries. */
  lines: readonly (string | null)[];
  /** Where what it says goes. */
  ears: readonly Line[];
  /** What it says is written down. */
  isKept: boolean;
  endMusic: (() => void) | null;
  /** Of its queue's own; null: the product's. */
  music: Packets | null;
  /** Of what is said to it while it waits. */
  endWords: (() => void) | null;
  readonly arrivals: Arrivals;
  /** Milliseconds of the process: when it was heard last, or began to join. */
  heardAt: number;
}

export interface Call {
  readonly callId: string;
  readonly legs: Map<string, Leg>;
  recordingPaused: boolean;
  /** Milliseconds of the process since when nobody has been in it. */
  emptySince: number;
}

export const newLeg = (callId: string, legId: string): Leg => ({
  callId,
  legId,
  part: { kind: 'listening' },
  held: false,
  muted: false,
  connection: 'joining',
  peer: null,
  joins: 0,
  lastJoin: Promise.resolve(),
  recorder: null,
  lines: [],
  ears: [],
  isKept: false,
  endMusic: null,
  music: null,
  endWords: null,
  arrivals: countArrivals(),
  heardAt: performance.now(),
});

export const stateOf = ({ legId, part, held, muted, connection, recorder }: Leg): LegState => ({
  legId,
  part,
  held,
  muted,
  connection,
  recordingId: recorder?.recordingId ?? null,
});
