import pg from 'pg';
import { sealedChannel } from '../events/sealer.ts';
import type { Floor } from '../floor.ts';

const againMs = 1_000;
/** The ring is a hint: should it be lost with its connection, nobody waits longer than that. */
const patienceMs = 1_000;

interface Listening {
  readonly databaseUrl: string;
  readonly log: Floor['log'];
  readonly channel: string;
  readonly act: (payload: string) => void;
}

/** Hears what processes tell each other through the database, again after a lost connection. Returns what ends it. */
export function listenTo({ databaseUrl, log, channel, act }: Listening): () => Promise<void> {
  let client: pg.Client | null = null;
  let ended = false;
  let again: NodeJS.Timeout | undefined;
  const lost = () => {
    client = null;
    clearTimeout(again);
    if (!ended) again = setTimeout(open, againMs).unref();
  };
  const open = async () => {
    const next = new pg.Client({ connectionString: databaseUrl, application_name: 'tongli realtime' });
    next.on('error', () => undefined);
    next.on('end', lost);
    next.on('notification', ({ payload }) => act(payload ?? ''));
    try {
      await next.connect();
      await next.query(`listen ${channel}`);
      client = next;
    } catch (error) {
      log.warn({ error, channel }, 'not listening');
      await next.end().catch(() => undefined);
    }
  };
  const opening = open();
  return async () => {
    ended = true;
    clearTimeout(again);
    await opening;
    await client?.end().catch(() => undefined);
  };
}

/** Calls `act` whenever something has been sealed, by whichever process. Returns what ends it. */
export function listenForSeals(databaseUrl: string, log: Floor['log'], act: () => void): () => Promise<void> {
  const stop = listenTo({ databaseUrl, log, channel: sealedChannel, act });
  const patience = setInterval(act, patienceMs).unref();
  return async () => {
    clearInterval(patience);
    await stop();
  };
}
