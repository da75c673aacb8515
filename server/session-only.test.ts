import { expect, test } from 'vitest';
import { operations } from './wiring.ts';

/** Where passwords, sessions, tokens and sign-on live; whatever is new below these is for people in a session. */
const aboutCredentials =
  /^\/(session|tokens|service-accounts|single-sign-on|set-up)(\/|$)|\/(password|sessions|tokens|factor|invitation)(\/|$)/;

/** Looks that tell a program who it is and what it may be given, and change nothing. */
const readable = ['access.me', 'access.list-service-accounts'];

test('passwords, sessions and tokens are beyond every token', () => {
  const endpoints = operations.map(({ endpoint }) => endpoint);
  const about = endpoints.filter(({ path }) => aboutCredentials.test(path));
  expect(about.length).toBeGreaterThan(8);
  const open = about.filter(({ id, sessionOnly }) => !sessionOnly && !readable.includes(id));
  expect(open.map(({ id }) => id)).toEqual([]);
});
