import type { AssignmentRule } from '@tongli/contracts/complaints';
import { type Call, mustSucceed } from '../../../platform/call.ts';
import { readAssignment, setAssignment } from './settings.ts';

/** All cases; a person gives them out, by what the rule proposes, and an absentee's go to others on the same morning. */
export const firstRule = (unitId: string): AssignmentRule => ({
  ...{ unitId, products: [], areas: [], onLodging: false, onAbsence: true, absenceMoves: 'all' },
  ...{ most: 20, own: [], asks: [] },
});

/** A rule to begin with, where nobody has ever set one: what somebody took away stays away. Says whether it was laid. */
export async function layFirstRule(call: Call, unitId: string): Promise<boolean> {
  const { settings, version } = await readAssignment(call);
  if (version > 0) return false;
  mustSucceed(await setAssignment(call, { settings: { ...settings, rules: [firstRule(unitId)] }, version }));
  return true;
}
