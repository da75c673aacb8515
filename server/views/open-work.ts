import type { OpenWork } from '@tongli/contracts/org';
import { handOverCase, listOpenCases } from '../modules/complaints/index.ts';
import { handOverAction, listOpenActions } from '../modules/improvement/index.ts';
import type { ReadOpenWork } from '../modules/org/index.ts';
import type { Call, Refusal } from '../platform/call.ts';

/** A kind of work that somebody can have on their hands and hand over. */
interface Kind {
  list(call: Call, ownerId: string): Promise<readonly Omit<OpenWork, 'type'>[]>;
  handOver(call: Call, id: string, ownerId: string): Promise<{ id: string } | Refusal>;
}

const kinds: Readonly<Record<string, Kind>> = {
  complaint: { list: listOpenCases, handOver: handOverCase },
  action: { list: listOpenActions, handOver: handOverAction },
};

/** All that somebody has on their hands, kind by kind, what is due first before the rest. */
export const readOpenWork: ReadOpenWork = async (call, personId) => {
  const found: OpenWork[] = [];
  for (const [type, kind] of Object.entries(kinds))
    found.push(...(await kind.list(call, personId)).map((item) => ({ ...item, type })));
  return found;
};

export async function handOver(
  call: Call,
  { type, id }: Pick<OpenWork, 'type' | 'id'>,
  ownerId: string,
): Promise<void> {
  await kinds[type]?.handOver(call, id, ownerId);
}
