import type {
  ApprovalTime,
  ApprovalTimes,
  AuthorityLimit,
  AuthorityLimits,
  Ladder,
  Ladders,
} from '@tongli/contracts/work';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, staleBehind } from '../../../platform/call.ts';
import { tables } from '../store.ts';
import { decideTimes } from './approval-time.ts';
import { decideLadders } from './ladder.ts';

type Name = 'ladders' | 'authority' | 'approval-times';

async function readRules<Content>(call: Pick<Call, 'tx'>, name: Name): Promise<{ content: Content; version: number }> {
  const { content, version } = await tables(call)
    .selectFrom('work.rules')
    .select(['content', 'version'])
    .where('name', '=', name)
    .executeTakeFirstOrThrow();
  return { content: content as Content, version };
}

/** As the form knows it that was opened before somebody else saved. */
async function current(call: Call, name: Name) {
  const { content, version } = await readRules(call, name);
  const part = name === 'authority' ? 'limits' : name === 'ladders' ? 'ladders' : 'times';
  return { id: name, version, [part]: content };
}

async function saveRules(call: Call, name: Name, content: unknown, version: number): Promise<Refusal | null> {
  const { numUpdatedRows } = await tables(call)
    .updateTable('work.rules')
    .set({ content: JSON.stringify(content), version: version + 1 })
    .where('name', '=', name)
    .where('version', '=', version)
    .executeTakeFirst();
  return numUpdatedRows === 0n ? staleBehind(await current(call, name)) : null;
}

/** All of these concern the installation; its audit subject is the rules themselves. */
const installation = { type: 'work-rules', id: '00000000-0000-7000-8000-000000000000' };

export async function readLadders(call: Pick<Call, 'tx'>): Promise<Ladders> {
  const { content, version } = await readRules<Ladder[]>(call, 'ladders');
  return { ladders: content, version };
}

/** All at once. Work under way climbs the new ladder from the rung that it stands on, at its next firing. */
export async function setLadders(call: Call, { ladders, version }: Ladders): Promise<Ladders | Refusal> {
  const refused = decideLadders(ladders) ?? (await saveRules(call, 'ladders', ladders, version));
  if (refused) return refused;
  await audit(call, 'work.set-ladders', installation);
  return readLadders(call);
}

export async function readAuthority(call: Pick<Call, 'tx'>): Promise<AuthorityLimits> {
  const { content, version } = await readRules<AuthorityLimit[]>(call, 'authority');
  return { limits: content, version };
}

export async function setAuthority(
  call: Call,
  { limits, version }: AuthorityLimits,
): Promise<AuthorityLimits | Refusal> {
  const refused = await saveRules(call, 'authority', limits, version);
  if (refused) return refused;
  await audit(call, 'work.set-authority-limits', installation);
  return readAuthority(call);
}

export async function readApprovalTimes(call: Pick<Call, 'tx'>): Promise<ApprovalTimes> {
  const { content, version } = await readRules<ApprovalTime[]>(call, 'approval-times');
  return { times: content, version };
}

export async function setApprovalTimes(
  call: Call,
  { times, version }: ApprovalTimes,
): Promise<ApprovalTimes | Refusal> {
  const refused = decideTimes(times) ?? (await saveRules(call, 'approval-times', times, version));
  if (refused) return refused;
  await audit(call, 'work.set-approval-times', installation);
  return readApprovalTimes(call);
}
