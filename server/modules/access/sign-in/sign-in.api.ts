import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/access';
import type { BodyInputOf, Endpoint, ReplyOf } from '@tongli/contracts/kernel';
import { Secret, TOTP } from 'otpauth';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { samplePassword } from '../../../sample/organisation.ts';
import { people, personNamed } from '../../../sample/people.ts';
import { type Answer, openWorld, type World } from '../../../test/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** Nobody signs in as somebody whom another test signed in, enrolled or locked. */
const others = people
  .filter(({ roles }) => !roles.includes('quality-engineer') && !roles.includes('administrator'))
  .map(({ username }) => username);
const somebody = (): string => {
  const username = others.pop();
  if (username === undefined) throw new Error('nobody is left in the sample centre');
  return username;
};

/** A browser: it keeps its cookie, and says what it is. */
interface Browser {
  cookie: string | null;
  readonly attributes: string;
  send<E extends Endpoint>(
    endpoint: E,
    body?: BodyInputOf<E>,
    params?: Record<string, string>,
  ): Promise<Answer<ReplyOf<E>>>;
}

const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0';

function openBrowser(userAgent = firefox, headers: Record<string, string> = {}): Browser {
  let attributes = '';
  const browser: Browser = {
    cookie: null,
    get attributes() {
      return attributes;
    },
    send: async (endpoint, body, params = {}) => {
      const response = await world.house.app.inject({
        method: endpoint.method,
        url: `/api/v1${endpoint.path.replace(/:(\w+)/g, (_, name: string) => params[name] ?? '')}`,
        headers: { 'user-agent': userAgent, ...headers, ...(browser.cookie ? { cookie: browser.cookie } : {}) },
        remoteAddress: '203.0.113.77',
        ...(body === undefined ? {} : { payload: body as object }),
      });
      const set = [response.headers['set-cookie'] ?? []].flat()[0];
      if (set !== undefined) {
        attributes = set;
        browser.cookie = /^tongli_session=;/.test(set) ? null : (set.split(';')[0] ?? null);
      }
      const json = response.json();
      return { status: response.statusCode, reply: json, problem: json };
    },
  };
  return browser;
}

const credentials = (username: string, password = samplePassword) => ({ username, password });

async function signedIn(username: string): Promise<Browser> {
  const browser = openBrowser();
  expect((await browser.send(contract.signIn, credentials(username))).reply).toEqual({ next: 'done', challenge: null });
  return browser;
}

const codeAt = (secret: string, at: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

const currentCode = async (secret: string) => codeAt(secret, await world.now());

const later = async (ms: number) => world.house.advanceTo(new Date((await world.now()).getTime() + ms));

/** Sets up a second factor; the next code is free to use. */
async function enrol(browser: Browser) {
  const { secret } = (await browser.send(contract.enrolFactor, { password: samplePassword })).reply;
  const confirmed = await browser.send(contract.confirmFactor, { code: await currentCode(secret) });
  expect(confirmed.status).toBe(200);
  await later(30_000);
  return { secret, recoveryCodes: confirmed.reply.recoveryCodes };
}

async function challengeOf(browser: Browser, username: string, next: string): Promise<string> {
  const step = (await browser.send(contract.signIn, credentials(username))).reply;
  expect(step.next).toBe(next);
  expect(browser.cookie).toBeNull();
  return step.challenge ?? '';
}

const operationsOn = async (username: string, prefix: string) =>
  (await world.request('admin', contract.listAudit, { query: { limit: '100' } })).reply.items
    .filter(({ subjectId }) => subjectId === personNamed(username).id)
    .map(({ operation }) => operation)
    .filter((operation) => operation.startsWith(prefix));

describe('passwords', () => {
  test('each rule has its name; the present one and the four before do not come back', async () => {
    const someone = somebody();
    const browser = await signedIn(someone);
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
    const browser = openBrowser();
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
    expect((await openBrowser().send(contract.signIn, credentials(someone, 'my own choice 7'))).reply.next).toBe(
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
    const step = (await openBrowser().send(contract.signIn, credentials('newbie', 'given by somebody'))).reply;
    expect(step.next).toBe('new-password');
  });
});

describe('the second factor', () => {
  test('password, then code; half-way nothing opens; a code opens once', async () => {
    const someone = somebody();
    const { secret } = await enrol(await signedIn(someone));
    const browser = openBrowser();
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
    const code = await currentCode(secret);
    expect(
      (await browser.send(contract.proveCode, { challenge, code: `${code.slice(0, 3)} ${code.slice(3)}` })).reply,
    ).toEqual({
      next: 'done',
      challenge: null,
    });
    expect((await browser.send(contract.getMe)).reply.username).toBe(someone);
    const other = openBrowser();
    const again = { challenge: await challengeOf(other, someone, 'code'), code };
    expect((await other.send(contract.proveCode, again)).problem.errors[0]).toMatchObject({ code: 'wrong-code' });
    await later(30_000);
    const fresh = await currentCode(secret);
    expect((await other.send(contract.proveCode, { ...again, code: fresh })).reply.next).toBe('done');
    expect((await other.send(contract.proveCode, { ...again, code: fresh })).problem.code).toBe('sign-in-again');
  });

  test('the same code twice at once opens one session; two tabs of one sign-in too', async () => {
    const someone = somebody();
    const { secret } = await enrol(await signedIn(someone));
    const [one, two] = [openBrowser(), openBrowser()];
    const challenges = [await challengeOf(one, someone, 'code'), await challengeOf(two, someone, 'code')];
    const code = await currentCode(secret);
    const both = await Promise.all(
      [one, two].map((browser, at) => browser.send(contract.proveCode, { challenge: challenges[at]!, code })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([200, 422]);
    await later(30_000);
    const challenge = await challengeOf(openBrowser(), someone, 'code');
    const tabs = await Promise.all(
      [one, two].map(async (browser) =>
        browser.send(contract.proveCode, { challenge, code: await currentCode(secret) }),
      ),
    );
    expect(tabs.map(({ status, problem }) => (status === 200 ? 'in' : problem.code)).sort()).toEqual([
      'in',
      'sign-in-again',
    ]);
  });

  test('two tabs that confirm an enrolment at once: one set of recovery codes', async () => {
    const someone = somebody();
    const browser = await signedIn(someone);
    const { secret } = (await browser.send(contract.enrolFactor, { password: samplePassword })).reply;
    const code = await currentCode(secret);
    const both = await Promise.all([1, 2].map(() => browser.send(contract.confirmFactor, { code })));
    expect(both.map(({ status, problem }) => (status === 200 ? 'confirmed' : problem.code)).sort()).toEqual([
      'confirmed',
      'factor-exists',
    ]);
    expect((await browser.send(contract.getFactor)).reply.recoveryCodesLeft).toBe(10);
  });

  test('each recovery code opens once', async () => {
    const someone = somebody();
    const { recoveryCodes } = await enrol(await signedIn(someone));
    const [first = ''] = recoveryCodes;
    const use = async (code: string) => {
      const browser = openBrowser();
      return browser.send(contract.proveCode, { challenge: await challengeOf(browser, someone, 'code'), code });
    };
    expect((await use(first.toLowerCase())).reply.next).toBe('done');
    expect((await use(first)).problem.errors[0]).toMatchObject({ code: 'wrong-code' });
    const { reply } = await (await signedInByCode(someone, recoveryCodes[1]!)).send(contract.getFactor);
    expect(reply.recoveryCodesLeft).toBe(8);
    expect(await operationsOn(someone, 'access.use-recovery-code')).toHaveLength(2);
  });

  async function signedInByCode(username: string, code: string): Promise<Browser> {
    const browser = openBrowser();
    const challenge = await challengeOf(browser, username, 'code');
    expect((await browser.send(contract.proveCode, { challenge, code })).status).toBe(200);
    return browser;
  }

  test('wrong codes lock as wrong passwords do, and the right password does not wipe them out', async () => {
    const someone = somebody();
    const { secret } = await enrol(await signedIn(someone));
    const browser = openBrowser();
    const attempt = async (code: string) =>
      browser.send(contract.proveCode, { challenge: await challengeOf(browser, someone, 'code'), code });
    for (let failure = 1; failure <= 4; failure += 1)
      expect((await attempt('0000-0000')).problem.errors[0]?.code).toBe('wrong-code');
    const challenge = await challengeOf(browser, someone, 'code');
    await browser.send(contract.proveCode, { challenge, code: '0000-0000' });
    const code = await currentCode(secret);
    expect((await browser.send(contract.proveCode, { challenge, code })).problem.code).toBe('locked-out');
    expect((await browser.send(contract.signIn, credentials(someone))).problem.code).toBe('locked-out');
    await later(31_000);
    expect((await browser.send(contract.proveCode, { challenge, code: await currentCode(secret) })).reply.next).toBe(
      'done',
    );
  });

  test('a sign-in that stays half-way is over after ten minutes', async () => {
    const someone = somebody();
    const { secret } = await enrol(await signedIn(someone));
    const browser = openBrowser();
    const challenge = await challengeOf(browser, someone, 'code');
    await later(10 * 60_000);
    const late = await browser.send(contract.proveCode, { challenge, code: await currentCode(secret) });
    expect(late.problem.code).toBe('sign-in-again');
  });

  test('who must have one is led through it at sign-in; taking it off again is refused', async () => {
    const policy = (await world.request('admin', contract.getPolicy)).reply;
    const required = { ...policy, factorRoles: ['quality-engineer' as const] };
    expect((await world.request('admin', contract.changePolicy, { body: required })).reply.version).toBe(2);
    expect((await world.request('admin', contract.changePolicy, { body: required })).problem.code).toBe(
      'stale-version',
    );
    const browser = openBrowser();
    const challenge = await challengeOf(browser, 'malin', 'enrol');
    const { secret, uri } = (await browser.send(contract.enrolAtSignIn, { challenge })).reply;
    expect(uri).toContain(secret);
    expect(
      (await browser.send(contract.confirmAtSignIn, { challenge, code: '000000' })).problem.errors[0],
    ).toMatchObject({
      code: 'wrong-code',
    });
    const done = await browser.send(contract.confirmAtSignIn, { challenge, code: await currentCode(secret) });
    expect(done.reply).toMatchObject({ next: 'done', challenge: null });
    expect(done.reply.recoveryCodes).toHaveLength(10);
    expect((await browser.send(contract.getFactor)).reply).toMatchObject({ required: true, recoveryCodesLeft: 10 });
    await later(30_000);
    const proof = { password: samplePassword, code: await currentCode(secret) };
    expect((await browser.send(contract.removeFactor, proof)).problem.code).toBe('factor-required');
    expect((await openBrowser().send(contract.signIn, credentials('liwei'))).reply.next).toBe('done');
  });

  test('one’s own goes by password and code; a lost one by an administrator who says why', async () => {
    const someone = somebody();
    const browser = await signedIn(someone);
    const { secret } = await enrol(browser);
    const wrong = [
      { password: 'not the password', code: await currentCode(secret) },
      { password: samplePassword, code: '0000-0000' },
    ];
    for (const proof of wrong) expect((await browser.send(contract.removeFactor, proof)).status).toBe(422);
    const proof = { password: samplePassword, code: await currentCode(secret) };
    expect((await browser.send(contract.removeFactor, proof)).reply).toMatchObject({
      confirmedAt: null,
      recoveryCodesLeft: 0,
    });
    await enrol(browser);
    const { id } = personNamed(someone);
    const body = { reason: '手机丢了' };
    expect((await world.request('admin', contract.resetFactor, { params: { id }, body })).reply.confirmedAt).toBeNull();
    expect((await world.request('admin', contract.resetFactor, { params: { id }, body })).problem.code).toBe(
      'no-factor',
    );
    const nobody = { params: { id: randomUUID() }, body };
    expect((await world.request('admin', contract.resetFactor, nobody)).status).toBe(404);
    expect((await browser.send(contract.getMe)).status).toBe(401);
    expect((await openBrowser().send(contract.signIn, credentials(someone))).reply.next).toBe('done');
    const [entry] = (
      await world.request('admin', contract.listAudit, { query: { 'filter[operation][eq]': 'access.reset-factor' } })
    ).reply.items;
    expect(entry).toMatchObject({ actorName: '何系统', reason: '手机丢了', subjectId: id });
  });

  test('an administrator’s own password and factor change by proof only, whoever sits at the screen', async () => {
    const browser = await signedIn('admin');
    await enrol(browser);
    const { id } = personNamed('admin');
    const set = { params: { id }, body: { password: 'another long one' } };
    expect((await world.request('admin', contract.setPassword, set)).problem.code).toBe('own-credentials');
    const reset = { params: { id }, body: { reason: '手机丢了' } };
    expect((await world.request('admin', contract.resetFactor, reset)).problem.code).toBe('own-credentials');
    const { items } = (await world.request('admin', contract.listAccounts)).reply;
    const own = items.find((account) => account.id === id);
    expect(own?.actions.setPassword).toEqual({ allowed: false, refusal: 'own-credentials' });
  });

  test('a password that its owner chose ends what somebody began with the one before', async () => {
    const someone = somebody();
    const { id } = personNamed(someone);
    const password = 'given by somebody';
    await world.request('admin', contract.setPassword, { params: { id }, body: { password } });
    const [thief, owner] = [openBrowser(), openBrowser()];
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

  test('new recovery codes take the place of the old ones; the secret is nowhere in clear', async () => {
    const someone = somebody();
    const browser = await signedIn(someone);
    const { secret, recoveryCodes } = await enrol(browser);
    const proof = { password: samplePassword, code: await currentCode(secret) };
    const renewed = (await browser.send(contract.renewRecoveryCodes, proof)).reply.recoveryCodes;
    expect(renewed.filter((code) => recoveryCodes.includes(code))).toEqual([]);
    const other = openBrowser();
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

describe('sessions', () => {
  test('one sees one’s own in words, and ends one, or all others', async () => {
    const someone = somebody();
    const someoneElse = somebody();
    const mine = await signedIn(someone);
    const others = [await signedIn(someone), await signedIn(someone)];
    const { sessions } = (await mine.send(contract.listOwnSessions)).reply;
    expect(sessions).toHaveLength(3);
    expect(sessions[0]).toMatchObject({ browser: 'Firefox 144', system: 'Linux', addressPrefix: '203.0.113.*' });
    expect(sessions.filter(({ own }) => own)).toHaveLength(1);
    const foreign = (await (await signedIn(someoneElse)).send(contract.listOwnSessions)).reply.sessions[0]!;
    expect((await mine.send(contract.endOwnSession, {}, { id: foreign.id })).status).toBe(404);
    const id = (await others[0]!.send(contract.listOwnSessions)).reply.sessions.find(({ own }) => own)?.id ?? '';
    expect((await mine.send(contract.endOwnSession, {}, { id })).reply.sessions).toHaveLength(2);
    expect((await others[0]!.send(contract.getMe)).status).toBe(401);
    expect((await mine.send(contract.endOtherSessions, {})).reply.sessions).toHaveLength(1);
    expect((await others[1]!.send(contract.getMe)).status).toBe(401);
    expect((await mine.send(contract.getMe)).status).toBe(200);
  });

  test('an administrator sees those of an account and ends one or all', async () => {
    const someone = somebody();
    const browsers = [await signedIn(someone), await signedIn(someone), await signedIn(someone)];
    const { id } = personNamed(someone);
    const { sessions } = (await world.request('admin', contract.listSessionsOf, { params: { id } })).reply;
    const params = { id, sessionId: sessions[0]!.id };
    expect((await world.request('admin', contract.endSessionOf, { params })).reply.sessions).toHaveLength(2);
    expect((await world.request('admin', contract.endSessionsOf, { params: { id } })).reply.sessions).toEqual([]);
    for (const browser of browsers) expect((await browser.send(contract.getMe)).status).toBe(401);
    expect(await operationsOn(someone, 'access.end-session')).toEqual(['access.end-sessions', 'access.end-session']);
  });

  test('a used one lasts twelve hours, an unused one as long as the policy says; seen is written once a minute', async () => {
    const someone = somebody();
    const someoneElse = somebody();
    const [used, unused] = [await signedIn(someone), await signedIn(someoneElse)];
    const lastSeen = async () => {
      const { id } = personNamed(someone);
      return (await world.request('admin', contract.listSessionsOf, { params: { id } })).reply.sessions[0]?.lastSeenAt;
    };
    const start = (await world.now()).toISOString();
    await later(59_000);
    await used.send(contract.getMe);
    expect(await lastSeen()).toBe(start);
    await later(60_000);
    const seen = (await world.now()).toISOString();
    await used.send(contract.getMe);
    await expect.poll(lastSeen).toBe(seen);
    await later(119 * 60_000);
    expect((await unused.send(contract.getMe)).status).toBe(401);
    for (let hour = 2; hour < 12; hour += 1) {
      expect((await used.send(contract.getMe)).status).toBe(200);
      const now = (await world.now()).toISOString();
      await expect.poll(lastSeen).toBe(now);
      await later(60 * 60_000);
    }
    expect((await used.send(contract.getMe)).status).toBe(401);
  });

  test('each sign-in has a new token and ends the one before in that browser; the cookie is for TLS where there is TLS', async () => {
    const someone = somebody();
    const browser = openBrowser();
    await browser.send(contract.signIn, credentials(someone));
    const before = openBrowser();
    before.cookie = browser.cookie;
    await browser.send(contract.signIn, credentials(someone));
    expect(browser.cookie).not.toBe(before.cookie);
    expect((await before.send(contract.getMe)).status).toBe(401);
    expect(browser.attributes).toMatch(/HttpOnly; SameSite=Strict$/);
    const behindProxy = openBrowser(firefox, { 'x-forwarded-proto': 'https' });
    await behindProxy.send(contract.signIn, credentials(someone));
    expect(behindProxy.attributes).toMatch(/Secure/);
  });
});
