import { type Call, type Refusal, refuse } from '../../../platform/call.ts';
import { acknowledgeBy } from '../handling.ts';
import { fillFor, languageOf } from '../letters/filling.ts';
import { findTemplate } from '../letters/templates.ts';
import { leadsGroup } from '../repeat/master.ts';
import { findCase, type LoadedCase } from '../store.ts';
import { followersOf } from './store.ts';

export const isIn =
  (state: LoadedCase['case']['state']) =>
  ({ case: c }: LoadedCase): Refusal | null =>
    c.state === state ? null : refuse('other-state');

export async function loadAll(call: Call, ids: readonly string[]): Promise<LoadedCase[]> {
  const found: LoadedCase[] = [];
  for (const id of ids) {
    const loaded = await findCase(call, id);
    if (loaded) found.push(loaded);
  }
  return found;
}

/** Who follows a master that was acknowledged is acknowledged too, in words of their own. */
export async function followAcknowledgement(call: Call, masterId: string): Promise<void> {
  const members = (await leadsGroup(call, masterId)) ? await followersOf(call, masterId) : [];
  const template = members.length === 0 ? null : await findTemplate(call, { kind: 'acknowledgement' });
  if (!template) return;
  for (const member of await loadAll(
    call,
    members.map((one) => one.complaint_id),
  )) {
    if (member.case.state !== 'lodged') continue;
    const { body } = await fillFor(call, member.row, template, { language: languageOf(member.row) });
    await acknowledgeBy(call, member.row.id, body, isIn('lodged'));
  }
}
