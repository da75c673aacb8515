import type { DeskContact, ScreenTake } from '@tongli/contracts/contacts';
import type { Selectable } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { describePeople } from '../../org/index.ts';
import { tables } from '../store.ts';
import type { ContactsTables } from '../tables.ts';
import { hasSound } from '../voice/rows.ts';

export type ScreenRow = Selectable<ContactsTables['contacts.screen']>;

interface AtPlace {
  /** What the contact's queue says of screens. */
  readonly use: string | null;
  readonly channel: string;
  readonly state: string;
  readonly slot: string;
}

/** While one has somebody in hand, held or not: what is on the screen meanwhile belongs to it. */
export function screenAt({ use, channel, state, slot }: AtPlace, isPaused: boolean): DeskContact['screen'] {
  const wanted = use === 'all' || (use === 'calls' && hasSound(channel));
  const serves = state === 'connected' && (slot === 'talking' || slot === 'hold');
  if (!wanted || !serves) return 'off';
  return isPaused ? 'paused' : 'on';
}

/** What is kept of agents' screens while they had this contact, and what was refused; nothing of what was on them. */
export async function screensOf(
  call: Call,
  contactId: string,
  until: (madeAt: Date) => Date | null,
): Promise<ScreenTake[]> {
  const rows = await tables(call)
    .selectFrom('contacts.screen')
    .selectAll()
    .where('contact_id', '=', contactId)
    .orderBy('started_at')
    .execute();
  if (rows.length === 0) return [];
  const names = await describePeople(
    call,
    rows.map(({ agent_id: id }) => id),
  );
  return rows.map((row) => takeOf(row, names.get(row.agent_id) ?? '', until));
}

function takeOf(row: ScreenRow, agentName: string, until: (madeAt: Date) => Date | null): ScreenTake {
  const isRefused = row.state === 'refused';
  return {
    ...{ id: row.id, agentId: row.agent_id, agentName, state: row.state as ScreenTake['state'] },
    surface: isRefused ? null : (row.surface as ScreenTake['surface']),
    refusal: isRefused ? (row.ended_for as ScreenTake['refusal']) : null,
    startedAt: row.started_at.toISOString(),
    endedAt: row.ended_at?.toISOString() ?? null,
    endedFor: isRefused ? null : (row.ended_for as ScreenTake['endedFor']),
    ...{ bytes: Number(row.bytes), missing: row.missing },
    keptUntil: row.state === 'kept' ? (until(row.started_at)?.toISOString() ?? null) : null,
  };
}
