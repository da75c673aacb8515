import type { OpenWork } from '@tongli/contracts/org';
import { handOverCase, listOpenCases } from '../modules/complaints/index.ts';
import { handOverAction, listOpenActions } from '../modules/improvement/index.ts';
import type { ReadOpenWork } from '../modules/org/index.ts';
import { handOverRequest, listOpenRequests } from '../modules/requests/index.ts';
import { handOver as handOverWork, openWorkOf } from '../modules/work/index.ts';
import { type Call, isRefusal, type Refusal } from '../platform/call.ts';

/** Records with an owner of their own; whoever gets one gets its limits with it. */
interface Kind {
  list(
    call: Call,
    ownerId: string,
  ): Promise<readonly (Pick<OpenWork, 'id' | 'number' | 'projectId'> & { readonly dueAt: Date | null })[]>;
  handOver(call: Call, id: string, ownerId: string): Promise<object | Refusal>;
}

const kinds: Readonly<Record<string, Kind>> = {
  complaint: { list: listOpenCases, handOver: handOverCase },
  request: { list: listOpenRequests, handOver: handOverRequest },
  action: { list: listOpenActions, handOver: handOverAction },
};

/** Tasks, promises, arbitrations, and duties on records that have no owner of their own. */
async function tasksOf(call: Call, personId: string): Promise<OpenWork[]> {
  const items = await openWorkOf(call, personId);
  return items
    .map(({ id, kind, subjectType, number, dueAt }) => ({
      id,
      number,
      type: kind === 'limit' ? subjectType : kind,
      projectId: null,
      dueAt: dueAt.toISOString(),
    }))
    .filter(({ type }) => !(type in kinds));
}

/** All that somebody has on their hands, kind by kind, of each what is due first before the rest. */
export const readOpenWork: ReadOpenWork = async (call, personId) => {
  const found: OpenWork[] = [];
  for (const [type, kind] of Object.entries(kinds))
    found.push(
      ...(await kind.list(call, personId)).map((item) => ({ ...item, type, dueAt: item.dueAt?.toISOString() ?? null })),
    );
  return [...found, ...(await tasksOf(call, personId))];
};

/** Gives one thing to somebody else; false where it has ended meanwhile, or may not be theirs. */
export async function handOver(
  call: Call,
  { type, id }: Pick<OpenWork, 'type' | 'id'>,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<boolean> {
  const kind = kinds[type];
  const done = kind
    ? await kind.handOver(call, id, to)
    : await handOverWork(call, { from, successors: [{ id, toId: to }] });
  return !isRefusal(done);
}
