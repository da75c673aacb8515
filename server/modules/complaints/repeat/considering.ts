import type { Call } from '../../../platform/call.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { type ComplaintRecord, findCase } from '../store.ts';
import { type FoundCase, findOfCustomer, score } from './finding.ts';
import { keepFound } from './linking.ts';
import { join, masterOf } from './master.ts';
import { keepMatters, matterText } from './matters.ts';
import { currentModel } from './model.ts';
import { readRepeatSettings } from './settings.ts';

const mostLinked = 10;

/** A case was lodged, by whatever way: the house looks for the same matter before it, and joins what came through several windows at once. */
export async function considerRepeat(given: Call, complaintId: string): Promise<void> {
  const call = beyondScope(given);
  const row = (await findCase(call, complaintId))?.row;
  if (!row || row.erased_at !== null || row.import_id !== null) return;
  await keepMatters(call, [row], await currentModel(call));
  if (row.customer_id === null) return;
  const found = await findBefore(call, row, row.customer_id);
  for (const { row: earlier, judged } of found.slice(0, mostLinked)) {
    if (!judged?.level) continue;
    const state = judged.level === 'same' ? 'linked' : 'suggested';
    await keepFound(call, { later: row, earlier, kind: 'repeat', state, score: judged.score, reasons: judged.reasons });
  }
  await joinWindows(call, row, found);
}

async function findBefore(call: Call, row: ComplaintRecord, customerId: string): Promise<FoundCase[]> {
  const { windowDays } = (await readRepeatSettings(call)).settings;
  const matter = {
    projectId: row.project_id,
    text: matterText(row),
    product: row.product,
    area: row.area,
    now: row.lodged_at,
  };
  const all = await findOfCustomer(call, matter, { customerId }, windowDays);
  const before = all.filter(({ row: { id, lodged_at: at } }) => id !== row.id && at <= row.lodged_at);
  return before.toSorted((a, b) => score(b) - score(a));
}

/** So many windows in so many minutes with one matter: the first of them that is open leads, the others follow it. */
async function joinWindows(call: Call, row: ComplaintRecord, found: readonly FoundCase[]): Promise<void> {
  const { windowCount, windowMinutes } = (await readRepeatSettings(call)).settings;
  const from = row.lodged_at.getTime() - windowMinutes * 60_000;
  const windows = found
    .filter(
      ({ row: { lodged_at: at, state }, judged }) =>
        judged?.level === 'same' && at.getTime() >= from && state !== 'closed',
    )
    .map(({ row: window }) => window)
    .toSorted((a, b) => a.lodged_at.getTime() - b.lodged_at.getTime() || a.number.localeCompare(b.number));
  const [first, ...others] = windows;
  if (!first || windows.length + 1 < windowCount) return;
  const master = (await findCase(call, (await masterOf(call, first.id)) ?? first.id))?.row;
  if (!master || master.state === 'closed') return;
  for (const member of [...others, row])
    if (member.id !== master.id && (await masterOf(call, member.id)) === null) await join(call, member, master);
}
