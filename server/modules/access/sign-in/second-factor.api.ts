import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/access';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samplePassword } from '../../../sample/organisation.ts';
import { personNamed } from '../../../sample/people.ts';
import {
  type Browser,
  challengeOf,
  credentials,
  currentCode,
  enrol,
  everybodyOnce,
  later,
  openBrowser,
  operationsOn,
  signedIn,
} from '../../../test/signing-in.ts';
import { openWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

const somebody = everybodyOnce();

describe('the second factor', () => {
  test('password, then code; half-way nothing opens; a code opens once', async () => {
    const someone = somebody();
    const { secret } = await enrol(world, await signedIn(world, someone));
    const browser = openBrowser(world);
    const challenge = await challengeOf(browser, someone, 'code');
    browser.cookie = `tongli_session=${challenge}`;
    expect((await browser.send(contract.getMe)).status).toBe(401);
    browser.cookie = null;
    const elsewhere = [
      await browser.send(contract.chooseNewPassword, { challenge, next: 'my own choice 7' }),
      await browser.send(contract.enrolAtSignIn, { challenge }),
      await browser.send(contract.confirmAtSignIn, { challenge, code: '123456' }),
    ];
    expect(elsewhere.map(({ problem }) => problem.code)).toEqual(['other-step', 'other-step', 'other-step']);
    const code = await currentCode(world, secret);
    expect(
      (await browser.send(contract.proveCode, { challenge, code: `${code.slice(0, 3)} ${code.slice(3)}` })).reply,
    ).toEqual({
      next: 'done',
      challenge: null,
    });
    expect((await browser.send(contract.getMe)).reply.username).toBe(someone);
    const other = openBrowser(world);
    const again = { challenge: await challengeOf(other, someone, 'code'), code };
    expect((await other.send(contract.proveCode, again)).problem.errors[0]).toMatchObject({ code: 'wrong-code' });
    await later(world, 30_000);
    const fresh = await currentCode(world, secret);
    expect((await other.send(contract.proveCode, { ...again, code: fresh })).reply.next).toBe('done');
    expect((await other.send(contract.proveCode, { ...again, code: fresh })).problem.code).toBe('sign-in-again');
  });

  test('the same code twice at once opens one session; two tabs of one sign-in too', async () => {
    const someone = somebody();
    const { secret } = await enrol(world, await signedIn(world, someone));
    const [one, two] = [openBrowser(world), openBrowser(world)];
    const challenges = [await challengeOf(one, someone, 'code'), await challengeOf(two, someone, 'code')];
    const code = await currentCode(world, secret);
    const both = await Promise.all(
      [one, two].map((browser, at) => browser.send(contract.proveCode, { challenge: challenges[at]!, code })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    await later(world, 30_000);
    const challenge = await challengeOf(openBrowser(world), someone, 'code');
    const tabs = await Promise.all(
      [one, two].map(async (browser) =>
        browser.send(contract.proveCode, { challenge, code: await currentCode(world, secret) }),
      ),
    );
    expect(tabs.map(({ status, problem }) => (status === 200 ? 'in' : problem.code)).sort()).toEqual([
      'in',
      'sign-in-again',
    ]);
  });

  test('two tabs that confirm an enrolment at once: one set of recovery codes', async () => {
    const someone = somebody();
    const browser = await signedIn(world, someone);
    const { secret } = (await browser.send(contract.enrolFactor, { password: samplePassword })).reply;
    const code = await currentCode(world, secret);
    const both = await Promise.all([1, 2].map(() => browser.send(contract.confirmFactor, { code })));
    expect(both.map(({ status, problem }) => (status === 200 ? 'confirmed' : problem.code)).sort()).toEqual([
      'confirmed',
      'factor-exists',
    ]);
    expect((await browser.send(contract.getFactor)).reply.recoveryCodesLeft).toBe(10);
  });

  test('each recovery code opens once', async () => {
    const someone = somebody();
    const { recoveryCodes } = await enrol(world, await signedIn(world, someone));
    const [first = ''] = recoveryCodes;
    const use = async (code: string) => {
      const browser = openBrowser(world);
      return browser.send(contract.proveCode, { challenge: await challengeOf(browser, someone, 'code'), code });
    };
    expect((await use(first.toLowerCase())).reply.next).toBe('done');
    expect((await use(first)).problem.errors[0]).toMatchObject({ code: 'wrong-code' });
    const { reply } = await (await signedInByCode(someone, recoveryCodes[1]!)).send(contract.getFactor);
    expect(reply.recoveryCodesLeft).toBe(8);
    expect(await operationsOn(world, someone, 'access.use-recovery-code')).toHaveLength(2);
  });

  async function signedInByCode(username: string, code: string): Promise<Browser> {
    const browser = openBrowser(world);
    const challenge = await challengeOf(browser, username, 'code');
    expect((await browser.send(contract.proveCode, { challenge, code })).status).toBe(200);
    return browser;
  }

  test('wrong codes lock as wrong passwords do, and the right password does not wipe them out', async () => {
    const someone = somebody();
    const { secret } = await enrol(world, await signedIn(world, someone));
    const browser = openBrowser(world);
    const attempt = async (code: string) =>
      browser.send(contract.proveCode, { challenge: await challengeOf(browser, someone, 'code'), code });
    for (let failure = 1; failure <= 4; failure += 1)
      expect((await attempt('0000-0000')).problem.errors[0]?.code).toBe('wrong-code');
    const challenge = await challengeOf(browser, someone, 'code');
    await browser.send(contract.proveCode, { challenge, code: '0000-0000' });
    const code = await currentCode(world, secret);
    expect((await browser.send(contract.proveCode, { challenge, code })).problem.code).toBe('locked-out');
    expect((await browser.send(contract.signIn, credentials(someone))).problem.code).toBe('locked-out');
    await later(world, 31_000);
    expect(
      (await browser.send(contract.proveCode, { challenge, code: await currentCode(world, secret) })).reply.next,
    ).toBe('done');
  });

  test('a sign-in that stays half-way is over after ten minutes', async () => {
    const someone = somebody();
    const { secret } = await enrol(world, await signedIn(world, someone));
    const browser = openBrowser(world);
    const challenge = await challengeOf(browser, someone, 'code');
    await later(world, 10 * 60_000);
    const late = await browser.send(contract.proveCode, { challenge, code: await currentCode(world, secret) });
    expect(late.problem.code).toBe('sign-in-again');
  });

  test('who must have one is led through it at sign-in; taking it off again is refused', async () => {
    const policy = (await world.request('admin', contract.getPolicy)).reply;
    const required = { ...policy, factorRoles: ['quality-engineer' as const] };
    expect((await world.request('admin', contract.changePolicy, { body: required })).reply.version).toBe(2);
    expect((await world.request('admin', contract.changePolicy, { body: required })).problem.code).toBe(
      'stale-version',
    );
    const browser = openBrowser(world);
    const challenge = await challengeOf(browser, 'malin', 'enrol');
    const { secret, uri } = (await browser.send(contract.enrolAtSignIn, { challenge })).reply;
    expect(uri).toContain(secret);
    expect(
      (await browser.send(contract.confirmAtSignIn, { challenge, code: '000000' })).problem.errors[0],
    ).toMatchObject({
      code: 'wrong-code',
    });
    const done = await browser.send(contract.confirmAtSignIn, { challenge, code: await currentCode(world, secret) });
    expect(done.reply).toMatchObject({ next: 'done', challenge: null });
    expect(done.reply.recoveryCodes).toHaveLength(10);
    expect((await browser.send(contract.getFactor)).reply).toMatchObject({ required: true, recoveryCodesLeft: 10 });
    await later(world, 30_000);
    const proof = { password: samplePassword, code: await currentCode(world, secret) };
    expect((await browser.send(contract.removeFactor, proof)).problem.code).toBe('factor-required');
    expect((await openBrowser(world).send(contract.signIn, credentials('liwei'))).reply.next).toBe('done');
  });

  test('one’s own goes by password and code; a lost one by an administrator who says why', async () => {
    const someone = somebody();
    const browser = await signedIn(world, someone);
    const { secret } = await enrol(world, browser);
    const wrong = [
      { password: 'not the password', code: await currentCode(world, secret) },
      { password: samplePassword, code: '0000-0000' },
    ];
    for (const proof of wrong) expect((await browser.send(contract.removeFactor, proof)).status).toBe(422);
    const proof = { password: samplePassword, code: await currentCode(world, secret) };
    expect((await browser.send(contract.removeFactor, proof)).reply).toMatchObject({
      confirmedAt: null,
      recoveryCodesLeft: 0,
    });
    await enrol(world, browser);
    const { id } = personNamed(someone);
    const body = { reason: '手机丢了' };
    expect((await world.request('admin', contract.resetFactor, { params: { id }, body })).reply.confirmedAt).toBeNull();
    expect((await world.request('admin', contract.resetFactor, { params: { id }, body })).problem.code).toBe(
      'no-factor',
    );
    const nobody = { params: { id: randomUUID() }, body };
    expect((await world.request('admin', contract.resetFactor, nobody)).status).toBe(404);
    expect((await browser.send(contract.getMe)).status).toBe(401);
    expect((await openBrowser(world).send(contract.signIn, credentials(someone))).reply.next).toBe('done');
    const [entry] = (
      await world.request('admin', contract.listAudit, { query: { 'filter[operation][eq]': 'access.reset-factor' } })
    ).reply.items;
    expect(entry).toMatchObject({ actorName: '何系统', reason: '手机丢了', subjectId: id });
  });

  test('an administrator’s own password and factor change by proof only, whoever sits at the screen', async () => {
    const browser = await signedIn(world, 'admin');
    await enrol(world, browser);
    const { id } = personNamed('admin');
    const set = { params: { id }, body: { password: 'another long one' } };
    expect((await world.request('admin', contract.setPassword, set)).problem.code).toBe('own-credentials');
    const reset = { params: { id }, body: { reason: '手机丢了' } };
    expect((await world.request('admin', contract.resetFactor, reset)).problem.code).toBe('own-credentials');
    const { items } = (await world.request('admin', contract.listAccounts)).reply;
    const own = items.find((account) => account.id === id);
    expect(own?.actions.setPassword).toEqual({ allowed: false, refusal: 'own-credentials' });
  });

  test('new recovery codes take the place of the old ones; the secret is nowhere in clear', async () => {
    const someone = somebody();
    const browser = await signedIn(world, someone);
    const { secret, recoveryCodes } = await enrol(world, browser);
    const proof = { password: samplePassword, code: await currentCode(world, secret) };
    const renewed = (await browser.send(contract.renewRecoveryCodes, proof)).reply.recoveryCodes;
    expect(renewed.filter((code) => recoveryCodes.includes(code))).toEqual([]);
    const other = openBrowser(world);
    const old = { challenge: await challengeOf(other, someone, 'code'), code: recoveryCodes[0]! };
    expect((await other.send(contract.proveCode, old)).status).toBe(422);
    const { rows } = await world.house.floor.db
      .withTables<{ 'access.factor': { account_id: string; sealed_secret: Buffer } }>()
      .selectFrom('access.factor')
      .select('sealed_secret')
      .where('account_id', '=', personNamed(someone).id)
      .execute()
      .then((found) => ({ rows: found }));
    expect(rows).toHaveLength(1);
    expect(rows[0]?.sealed_secret.toString('latin1')).not.toContain(secret);
  });
});
