import * as contract from '@tongli/contracts/access';
import type { BodyInputOf, Endpoint, ReplyOf } from '@tongli/contracts/kernel';
import { Secret, TOTP } from 'otpauth';
import { expect } from 'vitest';
import { samplePassword } from '../sample/organisation.ts';
import { people, personNamed } from '../sample/people.ts';
import type { Answer, World } from './world.ts';

/** One person after another: nobody signs in as somebody whom another test of a file signed in, enrolled or locked. */
export function everybodyOnce(): () => string {
  const others = people
    .filter(({ roles }) => !roles.includes('quality-engineer') && !roles.includes('administrator'))
    .map(({ username }) => username);
  return () => {
    const username = others.pop();
    if (username === undefined) throw new Error('nobody is left in the sample centre');
    return username;
  };
}

/** A browser: it keeps its cookie, and says what it is. */
export interface Browser {
  cookie: string | null;
  readonly attributes: string;
  send<E extends Endpoint>(
    endpoint: E,
    body?: BodyInputOf<E>,
    params?: Record<string, string>,
  ): Promise<Answer<ReplyOf<E>>>;
}

export const firefox = 'Mozilla/5.0 (X11; Linux x86_64; rv:144.0) Gecko/20100101 Firefox/144.0';

export function openBrowser(world: World, userAgent = firefox, headers: Record<string, string> = {}): Browser {
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

export const credentials = (username: string, password = samplePassword) => ({ username, password });

export async function signedIn(world: World, username: string): Promise<Browser> {
  const browser = openBrowser(world);
  expect((await browser.send(contract.signIn, credentials(username))).reply).toEqual({ next: 'done', challenge: null });
  return browser;
}

const codeAt = (secret: string, at: Date) =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: at.getTime() });

export const currentCode = async (world: World, secret: string) => codeAt(secret, await world.now());

export const later = async (world: World, ms: number) =>
  world.house.advanceTo(new Date((await world.now()).getTime() + ms));

/** Sets up a second factor; the next code is free to use. */
export async function enrol(world: World, browser: Browser) {
  const { secret } = (await browser.send(contract.enrolFactor, { password: samplePassword })).reply;
  const confirmed = await browser.send(contract.confirmFactor, { code: await currentCode(world, secret) });
  expect(confirmed.status).toBe(200);
  await later(world, 30_000);
  return { secret, recoveryCodes: confirmed.reply.recoveryCodes };
}

export async function challengeOf(browser: Browser, username: string, next: string): Promise<string> {
  const step = (await browser.send(contract.signIn, credentials(username))).reply;
  expect(step.next).toBe(next);
  expect(browser.cookie).toBeNull();
  return step.challenge ?? '';
}

export const operationsOn = async (world: World, username: string, prefix: string) =>
  (await world.request('admin', contract.listAudit, { query: { limit: '100' } })).reply.items
    .filter(({ subjectId }) => subjectId === personNamed(username).id)
    .map(({ operation }) => operation)
    .filter((operation) => operation.startsWith(prefix));
