import { indicatorAlertEscalated } from '@tongli/contracts/measures';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import type { Timer } from '../../../platform/timers/timers.ts';
import { tables } from '../store.ts';
import { nextOwner } from './owners.ts';
import { type AlertRow, aboutOf, addEntry, saveAlert } from './store.ts';

const minuteMs = 60_000;

/** To whoever leads above; at the end of the line it stays where it is, and is pressed for no more. */
async function escalate(call: Call, alert: AlertRow): Promise<void> {
  const first = alert.told[0];
  const ownerId = first === undefined ? null : await nextOwner(call, { ...alert, owner_id: first }, alert.told);
  if (ownerId === null) {
    await saveAlert(call, alert, { escalate_at: null });
    return;
  }
  const takeBy = new Date(call.now.getTime() + alert.take_minutes * minuteMs);
  await saveAlert(call, alert, {
    ...{ owner_id: ownerId, told: [...alert.told, ownerId], escalations: alert.escalations + 1 },
    ...{ take_by: takeBy, escalate_at: takeBy },
  });
  await addEntry(call, alert.id, { code: 'escalated' });
  await append(call, indicatorAlertEscalated, alert.id, {
    ...(await aboutOf(call, alert)),
    fromId: alert.owner_id,
    ownerId,
  });
}

/** Alerts that nobody has taken in time. */
export const alertEscalation: Timer = {
  name: 'indicator-alert-escalation',
  due: sql`select min(escalate_at) from measures.alert`,
  fireDue: async (call, limit) => {
    const rows = await tables(call)
      .selectFrom('measures.alert')
      .selectAll()
      .where('escalate_at', '<=', call.now)
      .orderBy('escalate_at')
      .limit(limit)
      .forUpdate()
      .skipLocked()
      .execute();
    for (const row of rows) await escalate(call, row);
    return rows.length;
  },
};
