import pg from 'pg';
import { sealedChannel } from './events/sealer.ts';
import type { Floor } from './floor.ts';
import type { Pulse } from './pulse.ts';
import { openSleep, type Sleep } from './sleep.ts';

/** What only one process of an installation does at a time. */
export interface Lease {
  readonly name: string;
  /** The advisory lock that says who. */
  readonly lock: { readonly space: number; readonly key: number };
  /** Goes on until `isOver`; `sleep` is woken whenever something was sealed. Where it throws it is begun anew. */
  readonly serve: (floor: Floor, sleep: Sleep, isOver: () => boolean) => Promise<void>;
}

const againMs = 1_000;

/** The lock falls with its connection: another process is there within a second, however this one ends. */
export const leased =
  (databaseUrl: string, { name, lock, serve }: Lease): Pulse =>
  (floor) => {
    const sleep = openSleep();
    let ended = false;
    const attempt = async () => {
      const client = new pg.Client({ connectionString: databaseUrl, application_name: `tongli ${name}` });
      let lost = false;
      client.on('error', () => undefined);
      client.on('end', () => {
        lost = true;
        sleep.wake();
      });
      client.on('notification', () => sleep.wake());
      try {
        await client.connect();
        const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1, $2) as held', [
          lock.space,
          lock.key,
        ]);
        if (!rows[0]?.held) return;
        await client.query(`listen ${sealedChannel}`);
        await serve(floor, sleep, () => ended || lost);
      } finally {
        await client.end().catch(() => undefined);
      }
    };
    const run = async () => {
      while (!ended) {
        await attempt().catch((error: unknown) => floor.log.warn({ error }, `${name} begins anew`));
        if (!ended) await sleep.rest(againMs);
      }
    };
    const running = run();
    return async () => {
      ended = true;
      sleep.wake();
      await running;
    };
  };
