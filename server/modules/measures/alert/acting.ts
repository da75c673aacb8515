import { type AlertOutcome, indicatorAlertChanged } from '@tongli/contracts/measures';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, forbidden, isRefusal, type Refusal, staleVersion } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { type AlertCase, decideClosing, decideIntervention, decideTaking } from './rule.ts';
import { type AlertChange, aboutOf, addEntry, lockAlert, saveAlert, stateOf } from './store.ts';

interface Act {
  readonly operation: string;
  readonly code: 'taken' | 'acted' | 'closed';
  readonly version: number;
  readonly text?: string;
}

/** Locks the alert, asks the rule, changes it, leaves a trace. */
async function act(
  call: Call,
  id: string,
  { operation, code, version, text = '' }: Act,
  decide: (alert: AlertCase, by: string) => Refusal | null,
  change: (by: string, acted: Date | null) => AlertChange,
): Promise<Refusal | null> {
  const { id: by } = call.actor;
  if (by === null) return forbidden;
  const alert = await lockAlert(call, id);
  if (isRefusal(alert)) return alert;
  if (alert.version !== version) return staleVersion;
  const refused = decide({ state: stateOf(alert), ownerId: alert.owner_id }, by);
  if (refused) return refused;
  const saved = await saveAlert(call, alert, change(by, alert.acted_at));
  await addEntry(call, id, { code, text });
  await append(call, indicatorAlertChanged, id, {
    ...(await aboutOf(call, alert)),
    act: code,
    ownerId: saved.owner_id,
  });
  await audit(call, operation, { type: 'indicator-alert', id });
  return null;
}

export const takeAlert = (call: Call, id: string, version: number) =>
  act(call, id, { operation: 'measures.take-alert', code: 'taken', version }, decideTaking, (by, acted) => ({
    ...{ state: acted ? 'acted' : 'taken', owner_id: by, taken_at: call.now, escalate_at: null },
  }));

export const intervene = (call: Call, id: string, { action, version }: { action: string; version: number }) =>
  act(
    call,
    id,
    { operation: 'measures.record-intervention', code: 'acted', version, text: action },
    decideIntervention,
    (_by, acted) => ({ state: 'acted', acted_at: acted ?? call.now }),
  );

export interface Closing {
  readonly outcome: AlertOutcome;
  readonly text: string;
  readonly version: number;
}

export const closeAlert = (call: Call, id: string, { outcome, text, version }: Closing) =>
  act(
    call,
    id,
    { operation: 'measures.close-alert', code: 'closed', version, text },
    (alert, by) => decideClosing(alert, by, outcome),
    () => ({ state: 'closed', outcome, closed_at: call.now, escalate_at: null }),
  );
