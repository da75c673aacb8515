import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { type IdentityProvider, startIdentityProvider } from '../../../test/identity-provider.ts';
import { browser, type Centre, openCentre, origin, wangfang } from '../../../test/signing-on.ts';

let there: IdentityProvider;
let centre: Centre;

const provide = async () => {
  there = await startIdentityProvider(origin);
};
const open = async () => {
  centre = await openCentre(there);
};

describe('the way back', () => {
  beforeAll(provide);
  afterAll(() => there.close());
  beforeAll(open);
  afterAll(() => centre.world.close());
  beforeEach(() => {
    there.declines = false;
  });

  test('opens once: a code that is replayed is refused', async () => {
    there.next = wangfang;
    const here = browser(centre);
    const { search } = await there.follow((await here.setOut()).location);
    expect((await here.comeBack(search)).status).toBe(200);
    expect((await here.comeBack(search)).json.code).toBe('sign-on-over');
  });

  test('is over after ten minutes', async () => {
    there.next = wangfang;
    const here = browser(centre);
    const { search } = await there.follow((await here.setOut()).location);
    await centre.world.house.advanceTo(new Date((await centre.world.now()).getTime() + 600_000));
    expect((await here.comeBack(search)).json.code).toBe('sign-on-over');
  });

  test('is that of the browser that set out', async () => {
    there.next = wangfang;
    const { search } = await there.follow((await browser(centre).setOut()).location);
    const victim = browser(centre);
    await victim.setOut();
    expect((await victim.comeBack(search)).json.code).toBe('sign-on-other-browser');
    expect((await victim.me()).code).toBe('not-signed-in');
  });

  test('of two tabs leads each back, in whatever order', async () => {
    there.next = wangfang;
    const here = browser(centre);
    const one = await here.setOut();
    const two = await here.setOut();
    const second = await here.comeBack((await there.follow(two.location)).search);
    const first = await here.comeBack((await there.follow(one.location)).search);
    expect([second.status, first.status]).toEqual([200, 200]);
  });

  test('with an answer to another question is refused: the nonce, the verifier and the issuer must fit', async () => {
    there.next = wangfang;
    const here = browser(centre);
    const { location } = await here.setOut();
    const asked = new URL(location);
    asked.searchParams.set('nonce', 'of-somebody-else');
    expect((await here.comeBack((await there.follow(asked.href)).search)).json.code).toBe('sign-on-not-genuine');
    const one = await here.setOut();
    const two = await here.setOut();
    const mixed = new URLSearchParams((await there.follow(one.location)).search);
    mixed.set('state', new URL(two.location).searchParams.get('state') ?? '');
    expect((await here.comeBack(`?${mixed}`)).json.code).toBe('sign-on-over');
    const three = new URLSearchParams((await there.follow((await here.setOut()).location)).search);
    three.set('iss', 'https://elsewhere.example');
    expect((await here.comeBack(`?${three}`)).json.code).toBe('sign-on-not-genuine');
  });

  test('of somebody who turned round says so', async () => {
    there.declines = true;
    const here = browser(centre);
    const { search } = await there.follow((await here.setOut()).location);
    expect((await here.comeBack(search)).json.code).toBe('sign-on-cancelled');
  });
});
