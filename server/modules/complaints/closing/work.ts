import type { OpenMatter } from '@tongli/contracts/complaints';
import type { Call } from '../../../platform/call.ts';
import { openOn } from '../../work/index.ts';

const subjectOf = (id: string) => ({ type: 'complaint', id });
const counted = (code: string, count: number): OpenMatter[] => (count === 0 ? [] : [{ code, params: { count } }]);

/** Tasks and promises given for the case that nobody has done. */
export async function openTasks(call: Call, complaintId: string): Promise<OpenMatter[]> {
  const { tasks, promises } = await openOn(call, subjectOf(complaintId));
  return [...counted('tasks', tasks), ...counted('promises', promises)];
}

/** Approvals asked for about the case that nobody has decided. */
export async function pendingApprovals(call: Call, complaintId: string): Promise<OpenMatter[]> {
  return counted('approvals', (await openOn(call, subjectOf(complaintId))).approvals);
}
