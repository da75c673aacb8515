import pg from 'pg';
import { sealedChannel } from '../events/sealer.ts';
import type { Floor } from '../floor.ts';

const againMs = 1_000;
/** The ring is a hint: should it be lost with its connection, nobody waits longer than that. */
const patienceMs = 1_000;

/** Calls `act` whenever something has been sealed, by whichever process. Returns what ends it. */
export function listenForSeals(databaseUrl: string, log: Floor['log'], act: () => void): () => Promise<void> {
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
    next.on('notification', act);
    try {
      await next.connect();
      await next.query(`listen ${sealedChannel}`);
      client = next;
    } catch (error) {
      log.warn({ error }, 'not listening for new facts');
      await next.end().catch(() => undefined);
    }
  };
  const opening = open();
  const patience = setInterval(act, patienceMs).unref();
  return async () => {
    ended = true;
    clearInterval(patience);
    clearTimeout(again);
    await opening;
    await client?.end().catch(() => undefined);
  };
}
