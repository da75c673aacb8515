import * as contract from '@tongli/contracts/access';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { personNamed } from '../../../sample/people.ts';
import {
  credentials,
  everybodyOnce,
  firefox,
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

describe('sessions', () => {
  test('one sees one’s own in words, and ends one, or all others', async () => {
    const someone = somebody();
    const someoneElse = somebody();
    const mine = await signedIn(world, someone);
    const others = [await signedIn(world, someone), await signedIn(world, someone)];
    const { sessions } = (await mine.send(contract.listOwnSessions)).reply;
    expect(sessions).toHaveLength(3);
    expect(sessions[0]).toMatchObject({ browser: 'Firefox 144', system: 'Linux', addressPrefix: '203.0.113.*' });
    expect(sessions.filter(({ own }) => own)).toHaveLength(1);
    const foreign = (await (await signedIn(world, someoneElse)).send(contract.listOwnSessions)).reply.sessions[0]!;
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
    const browsers = [await signedIn(world, someone), await signedIn(world, someone), await signedIn(world, someone)];
    const { id } = personNamed(someone);
    const { sessions } = (await world.request('admin', contract.listSessionsOf, { params: { id } })).reply;
    const params = { id, sessionId: sessions[0]!.id };
    expect((await world.request('admin', contract.endSessionOf, { params })).reply.sessions).toHaveLength(2);
    expect((await world.request('admin', contract.endSessionsOf, { params: { id } })).reply.sessions).toEqual([]);
    for (const browser of browsers) expect((await browser.send(contract.getMe)).status).toBe(401);
    expect(await operationsOn(world, someone, 'access.end-session')).toEqual([
      'access.end-sessions',
      'access.end-session',
    ]);
  });

  test('a used one lasts twelve hours, an unused one as long as the policy says; seen is written once a minute', async () => {
    const someone = somebody();
    const someoneElse = somebody();
    const [used, unused] = [await signedIn(world, someone), await signedIn(world, someoneElse)];
    const lastSeen = async () => {
      const { id } = personNamed(someone);
      return (await world.request('admin', contract.listSessionsOf, { params: { id } })).reply.sessions[0]?.lastSeenAt;
    };
    const start = (await world.now()).toISOString();
    await later(world, 59_000);
    await used.send(contract.getMe);
    expect(await lastSeen()).toBe(start);
    await later(world, 60_000);
    const seen = (await world.now()).toISOString();
    await used.send(contract.getMe);
    await expect.poll(lastSeen).toBe(seen);
    await later(world, 119 * 60_000);
    expect((await unused.send(contract.getMe)).status).toBe(401);
    for (let hour = 2; hour < 12; hour += 1) {
      expect((await used.send(contract.getMe)).status).toBe(200);
      const now = (await world.now()).toISOString();
      await expect.poll(lastSeen).toBe(now);
      await later(world, 60 * 60_000);
    }
    expect((await used.send(contract.getMe)).status).toBe(401);
  });

  test('each sign-in has a new token and ends the one before in that browser; the cookie is for TLS where there is TLS', async () => {
    const someone = somebody();
    const browser = openBrowser(world);
    await browser.send(contract.signIn, credentials(someone));
    const before = openBrowser(world);
    before.cookie = browser.cookie;
    await browser.send(contract.signIn, credentials(someone));
    expect(browser.cookie).not.toBe(before.cookie);
    expect((await before.send(contract.getMe)).status).toBe(401);
    expect(browser.attributes).toMatch(/HttpOnly; SameSite=Strict$/);
    const behindProxy = openBrowser(world, firefox, { 'x-forwarded-proto': 'https' });
    await behindProxy.send(contract.signIn, credentials(someone));
    expect(behindProxy.attributes).toMatch(/Secure/);
  });
});
