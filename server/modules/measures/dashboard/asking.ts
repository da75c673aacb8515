import type { IsoDate } from '@tongli/calendar';
import type { LiveNow, Tile, TileAnswer } from '@tongli/contracts/measures';
import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { reaches } from '../../../platform/permissions/scope.ts';
import { unitNames } from '../../org/index.ts';
import type { Range } from '../observations.ts';
import { targetsAt } from '../target/store.ts';
import { rangesOf } from './period.ts';

/** What queues and agents do now lies outside this module's map. */
export type ReadLiveNow = (
  call: Call,
  asked: { readonly projectId: string; readonly queueIds: readonly string[] },
) => Promise<LiveNow>;

/** Words that change with what is read so. */
export type ReadLiveMark = (tx: Call['tx']) => Promise<string>;

export type Measured = Extract<Tile, { period: unknown; unitId: unknown }>;
export type Of<Kind extends Tile['kind']> = Extract<Tile, { kind: Kind }>;

/** A tile with the dates that it is about. */
export interface Asked {
  readonly tile: Measured;
  readonly range: Range;
  readonly before: Range;
}

/** What the tiles of one board have in common while they are read. */
export interface Board {
  readonly projectId: string;
  readonly today: IsoDate;
  /** The caller reaches a part of the project only. */
  readonly narrowed: boolean;
  /** The target that holds at a place on a date: none where the caller sees only a part of what it is for. */
  targetOf(indicator: string, unitId: string | null, on: IsoDate): Promise<number | null>;
  nameOf(unitId: string | null): Promise<{ zh: string; en: string } | null>;
  /** Reads once, however many tiles ask. */
  once<T>(key: string, read: () => Promise<T>): Promise<T>;
}

export function openBoard(call: Call, projectId: string, today: IsoDate): Board {
  const known = new Map<string, Promise<unknown>>();
  const once = <T>(key: string, read: () => Promise<T>): Promise<T> => {
    const found = known.get(key) ?? read();
    known.set(key, found);
    return found as Promise<T>;
  };
  const narrowed = !reaches(call.scope, { projectId, unitId: null });
  const targets = (unitId: string | null, on: IsoDate) =>
    once(`target ${unitId} ${on}`, () => targetsAt(call, { projectId, unitId, personId: null }, on));
  return {
    ...{ projectId, today, narrowed, once },
    targetOf: async (indicator, unitId, on) =>
      narrowed && unitId === null ? null : ((await targets(unitId, on)).get(indicator) ?? null),
    nameOf: async (unitId) =>
      unitId === null ? null : ((await once(`unit ${unitId}`, () => unitNames(call, [unitId]))).get(unitId) ?? null),
  };
}

export const askedOf = (tile: Measured, today: IsoDate): Asked => ({ tile, ...rangesOf(tile.period, today) });

export const refused = ({ refusal, params }: Refusal): TileAnswer => ({ kind: 'refused', code: refusal, params });

export const beyondReach = refused(refuse('beyond-reach'));

/** Parts with the largest value first; those without one last. */
export const ranked = <Part extends { readonly value: number | null }>(parts: readonly Part[], most: number): Part[] =>
  parts
    .toSorted((a, b) => (b.value ?? Number.NEGATIVE_INFINITY) - (a.value ?? Number.NEGATIVE_INFINITY))
    .slice(0, most);
