import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

export interface Segment {
  readonly agentId: string;
  readonly role: 'owner' | 'consulted' | 'participant';
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly endedBy: string | null;
}

interface Open {
  readonly agentId: string;
  role: Segment['role'];
  readonly startedAt: string;
}

/** Each agent's part in a contact, by their own log: from taking it to passing it on or ending it. */
export async function segmentsOf(call: Pick<Call, 'tx'>, contactId: string): Promise<Segment[]> {
  const rows = await tables(call)
    .selectFrom('contacts.agent_log')
    .selectAll()
    .where('contact_id', '=', contactId)
    .orderBy('seq')
    .execute();
  const open = new Map<string, Open>();
  const done: Segment[] = [];
  for (const row of rows) {
    const [agentId, at] = [row.agent_id, row.at.toISOString()];
    const there = open.get(agentId);
    const role = (row.role ?? there?.role ?? 'owner') as Segment['role'];
    if (row.state === 'talking' || row.state === 'hold') {
      if (there) there.role = role;
      else open.set(agentId, { agentId, role, startedAt: at });
    } else if (there) {
      done.push({ ...there, endedAt: at, endedBy: row.cause });
      open.delete(agentId);
    }
  }
  const going = [...open.values()].map((one) => ({ ...one, endedAt: null, endedBy: null }));
  return [...done, ...going].toSorted((a, b) => a.startedAt.localeCompare(b.startedAt));
}
