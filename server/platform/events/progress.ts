import { sql } from 'kysely';
import type { Call } from '../call.ts';

/** How far what happened is sealed, and how far of it a flow has come: while these words are the same nothing new is told. */
export async function readProgress(tx: Call['tx'], flow: string): Promise<string> {
  const { rows } = await sql<{ head: string; cursor: string | null }>`/* hot progress */
    select head.position::text as head, (select position::text from platform.flow_cursor where flow = ${flow}) as cursor
    from platform.seal_head head where head.log = 'event'`.execute(tx);
  return `${rows[0]?.head ?? '0'}.${rows[0]?.cursor ?? '0'}`;
}

/** Whether a flow has yet to handle something that happened before an instant: what came a moment ago is on its way. */
export async function isBehind(tx: Call['tx'], flow: string, before: Date): Promise<boolean> {
  const { rows } = await sql<{ behind: boolean }>`
    select exists (
      select from platform.event happened
      where happened.position > coalesce((select position from platform.flow_cursor where flow = ${flow}), 0)
        and happened.occurred_at < ${before}::timestamptz) as behind`.execute(tx);
  return rows[0]?.behind ?? false;
}
