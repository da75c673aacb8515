import { typingHint } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import { z } from 'zod';
import type { Floor } from '../../../platform/floor.ts';
import type { Pulse } from '../../../platform/pulse.ts';
import { listenTo } from '../../../platform/realtime/bell.ts';
import type { Hints } from '../../../platform/realtime/topic.ts';

/**
 * Who is writing at the moment: told from process to process through the database, which keeps nothing of it, many at a time. Whoever says
 * nothing more has stopped.
 */
const channel = 'contact_typing';
const gatherMs = 250;
const lastsMs = 6_000;
/** A notice of the database holds 8,000 bytes. */
const mostAtOnce = 100;

const word = z.tuple([z.uuid(), z.enum(['agent', 'customer']), z.boolean()]);
type Word = z.infer<typeof word>;

/** What is to be said by this process: of each contact and side the last. */
const toTell = new Map<string, { readonly word: Word; readonly accountId: string | null }>();
const agents = new Map<string, NodeJS.Timeout>();
const tellers = new Set<(contactId: string, hint: string) => void>();

export const isAgentTyping = (contactId: string): boolean => agents.has(contactId);

export const noteCustomerTyping = (contactId: string, typing: boolean): void =>
  void toTell.set(`${contactId} customer`, { word: [contactId, 'customer', typing], accountId: null });

export const typingHints: Hints = {
  begin: (tell) => void tellers.add(tell),
  hear: (contactId, hint, accountId) => {
    const { success, data } = typingHint.safeParse(hint);
    if (success) toTell.set(`${contactId} agent`, { word: [contactId, 'agent', data === 'typing'], accountId });
  },
};

/** Of agents those who speak with the customer: others may look on, and are asked behind their back. */
async function tellAll(floor: Floor): Promise<void> {
  const all = [...toTell.values()];
  toTell.clear();
  for (let from = 0; from < all.length; from += mostAtOnce) {
    const some = all.slice(from, from + mostAtOnce);
    const words = some.map(({ word: [id, side, typing], accountId }) => ({ id, side, typing, accountId }));
    await sql`select pg_notify(${channel}, jsonb_agg(jsonb_build_array(x.id, x.side, x.typing))::text)
      from jsonb_to_recordset(${JSON.stringify(words)}::jsonb) as x (id uuid, side text, typing boolean, "accountId" uuid)
      where x.side = 'customer' or exists (select from contacts.slot s where s.contact_id = x.id and s.agent_id = x."accountId"
        and s.state in ('talking', 'hold') and s.role <> 'consulted')
      having count(*) > 0`.execute(floor.db);
  }
}

function hearAgent(contactId: string, typing: boolean): void {
  clearTimeout(agents.get(contactId));
  if (typing) agents.set(contactId, setTimeout(() => agents.delete(contactId), lastsMs).unref());
  else agents.delete(contactId);
}

function hear(payload: string): void {
  for (const [contactId, side, typing] of z.array(word).parse(JSON.parse(payload))) {
    if (side === 'agent') hearAgent(contactId, typing);
    else for (const tell of tellers) tell(contactId, typing ? 'typing' : 'still');
  }
}

export const typingPulse =
  (databaseUrl: string): Pulse =>
  (floor) => {
    const warn = (error: unknown) => floor.log.warn({ error }, 'typing not told');
    const act = (payload: string) => {
      try {
        hear(payload);
      } catch (error) {
        warn(error);
      }
    };
    const stop = listenTo({ databaseUrl, log: floor.log, channel, act });
    let telling: Promise<void> = Promise.resolve();
    const interval = setInterval(() => {
      if (toTell.size > 0) telling = telling.then(() => tellAll(floor)).catch(warn);
    }, gatherMs).unref();
    return async () => {
      clearInterval(interval);
      await telling;
      await stop();
    };
  };
