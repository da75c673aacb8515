import type { House } from '../house.ts';
import { followMachine } from '../platform/clock/clock.ts';
import { system } from '../platform/permissions/actor.ts';
import { foundOrganisation, samplePassword } from './organisation.ts';

const pastDays = 62;

/** A new installation begins two months ago; the sample centre's past is lived through from there on. */
export const sampleStart = (now: Date): Date => new Date(now.getTime() - pastDays * 86_400_000);

/** Fills a new installation with the sample centre; an installation that already lives is left alone. */
export async function loadSampleCentre(house: House, say: (line: string) => void): Promise<void> {
  const { floor } = house;
  if (floor.clock.mode === 'real') return;
  say('Loading the sample centre …');
  await floor.db.transaction().execute(async (tx) => {
    const now = await floor.clock.now(tx);
    await foundOrganisation({ tx, now, actor: system('sample'), requestId: 'sample', keyring: floor.keyring });
  });
  house.useClock(await followMachine(floor.db));
}

/** How to sign in as each role; shown on loopback only. */
export function sampleSignIns(): string {
  const roles = [
    ['客服代表 agent', 'wangfang'],
    ['投诉处理 handler', 'liwei'],
    ['投诉主管 complaint manager', 'chenjing'],
    ['品质工程师 quality engineer', 'malin'],
    ['系统管理员 administrator', 'admin'],
  ];
  const lines = roles.map(([role = '', name]) => `  ${role}: ${name} / ${samplePassword}`);
  return ['Sign in 登录:', ...lines, 'Customers 客户: /portal'].join('\n');
}
