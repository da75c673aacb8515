import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { isAgentTyping } from '../messages/typing.ts';
import { readContactToken } from './link.ts';
import { noteSeen } from './presence.ts';

const lookMs = 250;

interface Waiting {
  readonly id: string;
  readonly version: number;
  readonly typing: boolean;
  readonly resolve: () => void;
}

/** All who wait in this process are looked after by one query. */
const waiting = new Set<Waiting>();
let looking = false;

async function look(tx: Call['tx']): Promise<void> {
  const ids = [...new Set([...waiting].map(({ id }) => id))];
  const { rows } = await sql<{ id: string; version: number }>`/* hot contact_news */
    select contact_id as id, version * 10000 + last_message + coalesce((select k.version from contacts.call k where k.contact_id = live.contact_id), 0) as version
    from contacts.live
    where contact_id = any(${ids}::uuid[])`.execute(tx);
  const versions = new Map(rows.map(({ id, version }) => [id, version]));
  for (const one of waiting)
    if (versions.get(one.id) !== one.version || isAgentTyping(one.id) !== one.typing) one.resolve();
}

async function lookOn(tx: Call['tx']): Promise<void> {
  if (looking) return;
  looking = true;
  try {
    while (waiting.size > 0) {
      await look(tx);
      await sleep(lookMs);
    }
  } catch {
    for (const one of waiting) one.resolve();
  } finally {
    looking = false;
  }
}

/** Until the contact is no longer as its customer knows it, or so many seconds. */
export async function waitForNews(
  call: Call,
  token: string,
  {
    version,
    wait,
    typing,
  }: { readonly version?: number | undefined; readonly wait: number; readonly typing: 'yes' | 'no' },
): Promise<void> {
  const id = readContactToken(call.keyring, token);
  if (id === null) return;
  noteSeen(id);
  if (version === undefined || wait === 0) return;
  const { promise, resolve } = Promise.withResolvers<void>();
  const one = { id, version, typing: typing === 'yes', resolve };
  waiting.add(one);
  const timeout = setTimeout(resolve, wait * 1_000);
  void lookOn(call.tx);
  await promise;
  clearTimeout(timeout);
  waiting.delete(one);
}
