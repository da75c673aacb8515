import { readFileSync } from 'node:fs';
import pg from 'pg';

const ticksPerSecond = 100;

/** Processor seconds that a server and its connections' processes in PostgreSQL have used; null where the system does not tell. */
export async function processorSeconds(pid: number, url: string): Promise<number | null> {
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query<{ pid: number }>(
    'select pid from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
  );
  await client.end();
  try {
    return [pid, ...rows.map((row) => row.pid)].reduce((sum, one) => sum + secondsOf(one), 0);
  } catch {
    return null;
  }
}

/** User and system time are the 14th and 15th fields; the name before them may hold blanks. */
function secondsOf(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');
  return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
}
