import pg from 'pg';
import { StartRefusal } from '../platform/embedded/refusal.ts';

/** Held while a process looks whether the sample centre is there, and loads it. */
const loadingLock = 7_420_018;

export interface Turn {
  end(): Promise<void>;
}

/**
 * Waits until no other process loads the sample centre. Where a past was cut off (the clock is still stepped, and either it is
 * noted as not lived to its end or nobody has signed in) everything of ours is dropped, so that it begins anew.
 */
export async function takeTurn(url: string, schemas: readonly string[], say: (line: string) => void): Promise<Turn> {
  const client = new pg.Client(url);
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [loadingLock]);
    if (await wasCutOff(client)) {
      say('The loading of the sample centre was cut off: it begins anew.');
      await client.query('begin');
      for (const schema of schemas) await client.query(`drop schema if exists ${pg.escapeIdentifier(schema)} cascade`);
      await client.query('commit');
    }
  } catch (error) {
    await client.end();
    throw error;
  }
  return { end: () => client.end() };
}

async function wasCutOff(client: pg.Client): Promise<boolean> {
  if (!(await exists(client, 'platform.clock'))) return false;
  const clock = await client.query<{ mode: string }>('select mode from platform.clock');
  if (clock.rows[0]?.mode !== 'stepped') return false;
  if (!(await exists(client, 'access.session')) || (await isUnderWay(client))) return true;
  const session = await client.query('select from access.session limit 1');
  if (session.rowCount === 0) return true;
  throw new StartRefusal(
    'This database was made for a test or a demonstration with a clock that is stepped by hand.',
    'Choose another data folder or another database.',
  );
}

async function isUnderWay(client: pg.Client): Promise<boolean> {
  if (!(await exists(client, 'platform.sample_past'))) return false;
  return (await client.query('select from platform.sample_past where not ended')).rowCount !== 0;
}

async function exists(client: pg.Client, table: string): Promise<boolean> {
  const { rows } = await client.query<{ found: boolean }>('select to_regclass($1) is not null as found', [table]);
  return rows[0]?.found ?? false;
}
