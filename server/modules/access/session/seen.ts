import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import type { Floor } from '../../../platform/floor.ts';
import { tables } from '../store.ts';
import { tokenHash } from './token.ts';

const minuteMs = 60_000;

/** Writes down that sessions are used: beside the requests, which may be reads, and once a minute at most. */
export interface SeenSessions {
  note(token: string, now: Date): void;
  /** Resolves when everything noted is written. */
  written(): Promise<void>;
}

export function watchSessions(floor: Pick<Floor, 'db' | 'log'>): SeenSessions {
  const noted = new Map<string, number>();
  const writing = new Set<Promise<void>>();
  const isFresh = (at: number | undefined, now: number) => at !== undefined && at <= now && now - at < minuteMs;
  /** The longest ago stand first: at a fresh one there is nothing left to forget, however many sessions there are. */
  const forget = (now: number) => {
    for (const [key, at] of noted) {
      if (isFresh(at, now)) return;
      noted.delete(key);
    }
  };
  const write = (hash: Buffer, now: Date) =>
    seen(floor.db as Call['tx'], hash, now).catch((error: unknown) =>
      floor.log.warn({ error }, 'session not marked as seen'),
    );
  return {
    note: (token, now) => {
      const hash = tokenHash(token);
      const key = hash.toString('base64');
      forget(now.getTime());
      if (isFresh(noted.get(key), now.getTime())) return;
      noted.delete(key);
      noted.set(key, now.getTime());
      const written: Promise<void> = write(hash, now).finally(() => writing.delete(written));
      writing.add(written);
    },
    written: async () => {
      await Promise.all(writing);
    },
  };
}

async function seen(tx: Call['tx'], hash: Buffer, now: Date): Promise<void> {
  const idle = sql`(select make_interval(mins => idle_minutes) from access.policy)`;
  await tables({ tx })
    .updateTable('access.session')
    .set({ last_seen_at: now, idle_until: sql<Date>`least(expires_at, ${now}::timestamptz + ${idle})` })
    .where('token_hash', '=', hash)
    .where('last_seen_at', '<=', new Date(now.getTime() - minuteMs))
    .execute();
}
