import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/access';
import type { BodyOf } from '@tongli/contracts/kernel';
import { checkSetUp, openAccount, redeemSetUp, startSession } from '../modules/access/index.ts';
import { addPeople, addPost, addProject, addUnit } from '../modules/org/index.ts';
import { type Call, isRefusal, mustSucceed, type Refusal } from '../platform/call.ts';
import { type Operation, operation } from '../platform/http/operation.ts';
import { system } from '../platform/permissions/actor.ts';
import { everywhere } from '../platform/permissions/scope.ts';
import { firstSteps } from './first-steps.ts';

const post = {
  code: 'administrator',
  name: { zh: '系统管理员', en: 'Administrator' },
  level: 'first-line',
  office: 'support',
  duties: {
    zh: '维护组织、账号、权限与系统设置。',
    en: 'Looks after the organisation, accounts, rights and settings.',
  },
} as const;

/** The organisation, its first unit and business line, and its first administrator, who may do the rest. */
async function setUp(call: Call, body: BodyOf<typeof contract.setUp>): Promise<{ id: string; name: string } | Refusal> {
  const { secret, organisation, name, username, password } = body;
  const first = { id: randomUUID(), name };
  const refused = await redeemSetUp(call, secret, first);
  if (refused) return refused;
  const house: Call = { ...call, actor: system('set-up'), scope: everywhere };
  const both = { zh: organisation, en: organisation };
  const unit = { id: randomUUID(), parentId: null, code: 'organisation', name: both, kind: 'site' as const };
  await addProject(house, { id: randomUUID(), code: 'main', name: both });
  mustSucceed(await addUnit(house, unit));
  const { id: postId } = mustSucceed(await addPost(house, { ...post, skills: [], certificateIds: [] }));
  const grants = [{ role: 'administrator' as const, projectId: null, unitId: null }];
  const opened = await openAccount(house, { ...first, username, grants, password });
  if (isRefusal(opened)) return opened;
  mustSucceed(await addPeople(house, [{ ...first, number: null, unitId: unit.id, postId }]));
  return first;
}

export const setUpRoutes: readonly Operation[] = [
  firstSteps,
  operation(contract.checkSetUp, async (call, { body }) => (await checkSetUp(call, body.secret)) ?? {}),
  operation(contract.setUp, async (call, { body, session, client }) => {
    const first = await setUp(call, body);
    if (isRefusal(first)) return first;
    session.set(await startSession({ ...call, actor: { ...call.actor, ...first } }, first.id, client));
    return {};
  }),
];
