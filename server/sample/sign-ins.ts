import { randomBytes } from 'node:crypto';
import { setPassword, signIn } from '../modules/access/index.ts';
import { type Call, isRefusal, mustSucceed } from '../platform/call.ts';
import type { Floor } from '../platform/floor.ts';
import { system } from '../platform/permissions/actor.ts';
import { everywhere } from '../platform/permissions/scope.ts';
import { samplePassword } from './organisation.ts';
import { people } from './people.ts';

const shown: readonly (readonly [string, string])[] = [
  ['客服代表 agent', 'wangfang'],
  ['投诉处理 handler', 'liwei'],
  ['班组长 team leader', 'songjia'],
  ['投诉主管 complaint manager', 'chenjing'],
  ['品质工程师 quality engineer', 'malin'],
  ['系统管理员 administrator', 'admin'],
  ['审计员 auditor', 'hanmei'],
];

/** How to sign in as each role, on a server that only this machine reaches. */
export async function sampleSignIns(floor: Floor): Promise<string> {
  const lines: string[] = [];
  for (const [role, username] of shown) {
    const open = await opensWithSamplePassword(floor, username);
    lines.push(`  ${role}: ${username}${open ? ` / ${samplePassword}` : ''}`);
  }
  return ['Sign in 登录:', ...lines, 'Customers 客户: /portal'].join('\n');
}

/**
 * Everyone can read the sample password in the source, so on a server that other machines reach no account keeps it: those
 * that still have it get one new random password, which is told once.
 */
export async function replaceSamplePasswords(floor: Floor): Promise<string> {
  const password = randomBytes(12).toString('base64url');
  const replaced: string[] = [];
  for (const { id, username } of people) {
    if (!(await opensWithSamplePassword(floor, username))) continue;
    await inTransaction(floor, async (call) =>
      mustSucceed(await setPassword(call, id, password, { mustChange: false })),
    );
    replaced.push(username);
  }
  const names = shown.map(([role, username]) => `  ${role}: ${username}`);
  const told =
    replaced.length === 0
      ? 'The sample passwords were replaced at an earlier start 示例密码已在之前更换.'
      : `Other machines reach this server, so the sample passwords were replaced. Shown once 只显示一次: ${password}`;
  return ['Sign in 登录:', ...names, told, 'Customers 客户: /portal'].join('\n');
}

/** Tries the door and undoes the try, so that neither a session nor a failed attempt remains. */
async function opensWithSamplePassword(floor: Floor, username: string): Promise<boolean> {
  let opens = false;
  const undo = new Error('undo');
  await inTransaction(floor, async (call) => {
    opens = !isRefusal(await signIn(call, username, samplePassword));
    throw undo;
  }).catch((error: unknown) => {
    if (error !== undo) throw error;
  });
  return opens;
}

async function inTransaction(floor: Floor, act: (call: Call) => Promise<unknown>): Promise<void> {
  await floor.db.transaction().execute(async (tx) => {
    const now = await floor.clock.now(tx);
    await act({
      tx,
      now,
      actor: system('sample'),
      scope: everywhere,
      requestId: 'sample',
      keyring: floor.keyring,
      blobs: floor.blobs,
    });
  });
}
