import type { Call } from '../../../platform/call.ts';
import { leadersIn, staffWithRole, unitLine, unitOf } from '../../org/index.ts';
import { absentAt } from '../../work/index.ts';

interface Whose {
  readonly project_id: string;
  readonly unit_id: string | null;
  readonly owner_id: string;
}

/** Whose turn it is, in order: the owner, whoever leads from there upwards, whoever manages complaints. */
async function lineOf(call: Call, { project_id, unit_id, owner_id }: Whose): Promise<string[]> {
  const line = await unitLine(call, unit_id ?? (await unitOf(call, owner_id)));
  const leaders = await leadersIn(call, line);
  const managers = await staffWithRole(call, 'complaint-manager', { projectId: project_id, unitId: null });
  return [...new Set([owner_id, ...line.flatMap((unit) => leaders.get(unit) ?? []), ...managers])];
}

/** The next one of the line who is there and has not been told; null when it is at its end. */
export async function nextOwner(call: Call, whose: Whose, told: readonly string[]): Promise<string | null> {
  const line = (await lineOf(call, whose)).filter((id) => !told.includes(id));
  const absent = await absentAt(call, line, call.now);
  return line.find((id) => !absent.has(id)) ?? null;
}
