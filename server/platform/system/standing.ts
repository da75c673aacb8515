import type { FlowStanding, SystemStatus } from '@tongli/contracts/system';
import { sql } from 'kysely';
import type { Database, Tx } from '../database/database.ts';
import type { Flow } from '../events/flow.ts';
import { duesOf, type Timer } from '../timers/timers.ts';

type Reading = Database | Tx;

/** Beyond that nobody needs the exact number. */
const countedFacts = 10_000;

/** How far each flow is behind the sealed log. */
export async function flowStandings(db: Reading, flows: readonly Flow[]): Promise<FlowStanding[]> {
  return Promise.all(flows.map((flow) => flowStanding(db, flow)));
}

async function flowStanding(db: Reading, { name, types }: Flow): Promise<FlowStanding> {
  const { rows } = await sql<{ behind: number; since: Date | null; parked: number }>`
    select count(*)::int as behind, min(occurred_at) as since,
      (select count(*)::int from platform.flow_parked where flow = ${name}) as parked
    from (
      select occurred_at from platform.event
      where type = any(${[...types]}) and position > (select position from platform.flow_cursor where flow = ${name})
      order by position limit ${countedFacts}
    ) waiting`.execute(db);
  const { behind = 0, since = null, parked = 0 } = rows[0] ?? {};
  return { name, behind, waitingSince: since?.toISOString() ?? null, parked };
}

interface LogStanding {
  readonly log: SystemStatus['log'];
  readonly audit: SystemStatus['audit'];
}

export async function logStanding(db: Reading): Promise<LogStanding> {
  const { rows } = await sql<{ log: 'event' | 'audit'; sealed: number; unsealed: number }>`
    select head.log, head.position as sealed,
      case head.log
        when 'event' then (select count(*)::int from platform.event where position is null)
        else (select count(*)::int from platform.audit_entry where position is null)
      end as unsealed
    from platform.seal_head head`.execute(db);
  const of = (log: 'event' | 'audit') => {
    const { sealed = 0, unsealed = 0 } = rows.find((row) => row.log === log) ?? {};
    return { sealed, unsealed };
  };
  return { log: of('event'), audit: of('audit') };
}

export async function jobCounts(db: Reading): Promise<SystemStatus['jobs']> {
  const { rows } = await sql<SystemStatus['jobs']>`
    select count(*) filter (where locked_at is null and attempts < max_attempts)::int as waiting,
      count(*) filter (where locked_at is not null)::int as running,
      count(*) filter (where locked_at is null and attempts >= max_attempts)::int as failed
    from graphile_worker._private_jobs`.execute(db);
  return rows[0] ?? { waiting: 0, running: 0, failed: 0 };
}

/** A timer that is late by less than that is about to fire. */
const graceMs = 10_000;

export async function overdueTimers(
  db: Reading,
  timers: readonly Timer[],
  now: Date,
): Promise<SystemStatus['overdueTimers']> {
  return (await duesOf(db, timers)).flatMap(({ timer, at }) =>
    at && at.getTime() < now.getTime() - graceMs ? [{ name: timer.name, dueAt: at.toISOString() }] : [],
  );
}

export async function databaseFacts(db: Reading): Promise<SystemStatus['database']> {
  const { rows } = await sql<SystemStatus['database']>`
    select current_setting('server_version') as version,
      pg_database_size(current_database())::float8 as bytes`.execute(db);
  return rows[0] ?? { version: '', bytes: 0 };
}

export async function lastAuditCheck(db: Reading): Promise<SystemStatus['auditCheck']> {
  const row = await db.selectFrom('platform.audit_check').selectAll().orderBy('at', 'desc').limit(1).executeTakeFirst();
  if (!row) return null;
  return { at: row.at.toISOString(), intact: row.intact, entries: row.entries, position: row.position };
}

export async function lastBackup(db: Reading): Promise<SystemStatus['backup']> {
  const row = await db
    .selectFrom('platform.backup_run')
    .select(['at', 'by_name', 'file_name', 'bytes'])
    .where('kind', '=', 'backup')
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row ? { at: row.at.toISOString(), by: row.by_name, fileName: row.file_name, bytes: row.bytes } : null;
}
