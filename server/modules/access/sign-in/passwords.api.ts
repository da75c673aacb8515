import * as contract from '@tongli/contracts/access';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samplePassword } from '../../../sample/organisation.ts';
import { personNamed } from '../../../sample/people.ts';
import { credentials, everybodyOnce, openBrowser, signedIn } from '../../../test/signing-in.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const somebody = everybodyOnce();

describe('passwords', () => {
  test('each rule has its name; the present one and the four before do not come back', async () => {
    const someone = somebody();
    const browser = await signedIn(world, someone);
    const change = async (current: string, next: string) =>
      (await browser.send(contract.changePassword, { current, next })).problem.errors?.[0]?.code ?? 'changed';
    expect(await change(samplePassword, 'Password123!')).toBe('password-common');
    expect(await change(samplePassword, `I am ${someone}, yes`)).toBe('password-names-you');
    expect(await change(samplePassword, samplePassword)).toBe('password-used-before');
    expect(await change('not the password', 'a quiet evening 0')).toBe('wrong-credentials');
    const passwords = [samplePassword, ...[1, 2, 3, 4, 5].map((n) => `a quiet evening ${n}`)];
    for (let at = 1; at < passwords.length; at += 1)
      expect(await change(passwords[at - 1]!, passwords[at]!)).toBe('changed');
    expect(await change(passwords[5]!, passwords[1]!)).toBe('password-used-before');
    expect(await change(passwords[5]!, samplePassword)).toBe('changed');
  });

  test('one that an administrator set is changed at the next sign-in, before anything else opens', async () => {
    const someone = somebody();
    const { id } = personNamed(someone);
    const weak = { params: { id }, body: { password: 'qwertyuiop' } };
    expect((await world.request('admin', contract.setPassword, weak)).problem.errors[0]).toMatchObject({
      field: 'body.password',
      code: 'password-common',
    });
    await world.request('admin', contract.setPassword, { params: { id }, body: { password: 'given by somebody' } });
    const browser = openBrowser(world);
    const given = credentials(someone, 'given by somebody');
    const step = (await browser.send(contract.signIn, given)).reply;
    expect([step.next, browser.cookie]).toEqual(['new-password', null]);
    const challenge = step.challenge ?? '';
    const same = await browser.send(contract.chooseNewPassword, { challenge, next: 'given by somebody' });
    expect(same.problem.errors[0]).toMatchObject({ field: 'body.next', code: 'password-used-before' });
    expect((await browser.send(contract.chooseNewPassword, { challenge, next: 'my own choice 7' })).reply.next).toBe(
      'done',
    );
    expect((await browser.send(contract.getMe)).reply.username).toBe(someone);
    expect((await openBrowser(world).send(contract.signIn, credentials(someone, 'my own choice 7'))).reply.next).toBe(
      'done',
    );
  });

  test('an opened account begins with a password that its owner replaces', async () => {
    const body = {
      username: 'newbie',
      name: '新人',
      grants: [{ role: 'agent' as const }],
      password: 'given by somebody',
    };
    await world.request('admin', contract.openAccount, { body });
    const step = (await openBrowser(world).send(contract.signIn, credentials('newbie', 'given by somebody'))).reply;
    expect(step.next).toBe('new-password');
  });

  test('a password that its owner chose ends what somebody began with the one before', async () => {
    const someone = somebody();
    const { id } = personNamed(someone);
    const password = 'given by somebody';
    await world.request('admin', contract.setPassword, { params: { id }, body: { password } });
    const [thief, owner] = [openBrowser(world), openBrowser(world)];
    const given = { username: someone, password };
    const { challenge } = (await thief.send(contract.signIn, given)).reply;
    const began = (await owner.send(contract.signIn, given)).reply;
    const chosen = { challenge: began.challenge ?? '', next: 'chosen by its owner' };
    expect((await owner.send(contract.chooseNewPassword, chosen)).reply.next).toBe('done');
    const late = await thief.send(contract.chooseNewPassword, {
      challenge: challenge ?? '',
      next: 'chosen by a thief',
    });
    expect(late.problem.code).toBe('sign-in-again');
  });
});
