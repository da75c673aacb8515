import { type RootCause, type Why, why } from '@tongli/contracts/improvement';
import { z } from 'zod';
import type { Call } from '../../../platform/call.ts';
import { holds, type Place } from '../../../platform/permissions/scope.ts';
import { placeOf, tables } from '../store.ts';
import { hasJoined, inReachOrTeam } from '../team/store.ts';
import type { Hand, RootCauseState } from './root-cause.ts';
import type { Attribution } from './shares.ts';

const stored = z.array(why);

/** Whys as they were saved, also before they had a category and more than cases as evidence. */
export const readWhys = (whys: unknown): Why[] => stored.parse(whys);

export interface LockedRootCause extends RootCauseState {
  readonly number: string;
  readonly studyVersion: number;
  readonly place: Place & { readonly projectId: string };
}

export async function lockRootCause(call: Call, id: string): Promise<LockedRootCause | null> {
  const row = await tables(call)
    .selectFrom('improvement.root_cause')
    .select(['number', 'state', 'version', 'study_version', 'project_id', 'unit_id'])
    .where('id', '=', id)
    .where(inReachOrTeam(call, 'root-cause', 'improvement.root_cause'))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  const state = row.state as RootCause['state'];
  const place = { ...placeOf(row), projectId: row.project_id };
  return { number: row.number, state, version: row.version, studyVersion: row.study_version, place };
}

export async function handOf(call: Call, id: string, place: Place): Promise<Hand> {
  const leads = holds(call.actor, 'improvement.lead', place);
  return { leads, joined: leads || (await hasJoined(call, 'root-cause', id)) };
}

export async function whysOf(call: Call, id: string, studyVersion: number): Promise<Why[]> {
  const { whys } = await tables(call)
    .selectFrom('improvement.study')
    .select('whys')
    .where('root_cause_id', '=', id)
    .where('version', '=', studyVersion)
    .executeTakeFirstOrThrow();
  return readWhys(whys);
}

export async function attributionOf(call: Call, id: string): Promise<Attribution> {
  const rows = await tables(call)
    .selectFrom('improvement.attributed_case')
    .select(['cause_id', 'case_number'])
    .where('root_cause_id', '=', id)
    .execute();
  const grouped = Map.groupBy(rows, (row) => row.cause_id);
  return new Map([...grouped].map(([cause, own]) => [cause, new Set(own.map((row) => row.case_number))]));
}
