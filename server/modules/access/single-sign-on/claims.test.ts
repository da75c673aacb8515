import { expect, test } from 'vitest';
import { openingOf, saysFactor, usernameOf } from './claims.ts';

const byName = { claim: 'preferred_username', emailDomain: null };
const byMail = { claim: 'email', emailDomain: 'hefeng.example' };

test.each([
  [byName, { preferred_username: ' WangFang ' }, 'wangfang'],
  [byName, {}, 'claim-missing'],
  [byName, { preferred_username: 7 }, 'claim-missing'],
  [byName, { preferred_username: '王芳' }, 'claim-unusable'],
  [byName, { preferred_username: 'wangfang@hefeng.example' }, 'email-of-others'],
  [byMail, { email: 'WangFang@Hefeng.example', email_verified: true }, 'wangfang'],
  [byMail, { email: 'wangfang@hefeng.example', email_verified: false }, 'email-not-verified'],
  [byMail, { email: 'wangfang@hefeng.example' }, 'email-not-verified'],
  [byMail, { email: 'wangfang@elsewhere.example', email_verified: true }, 'email-of-others'],
  [byMail, { email: 'admin@hefeng.example@elsewhere.example', email_verified: true }, 'claim-unusable'],
])('%j with %j is %s', (settings, claims, expected) => {
  const found = usernameOf(claims, settings);
  const word = typeof found === 'string' ? found : found.refusal;
  expect(word).toBe(expected);
});

const map = { rolesClaim: 'groups', roleMap: [{ value: 'cc-agents', role: 'agent' as const }] };

test('an account is opened with the roles of its groups, and not without one', () => {
  expect(openingOf({ groups: ['cc-agents', 'x'], name: '新人' }, map, 'new')).toEqual({
    name: '新人',
    roles: ['agent'],
  });
  expect(openingOf({ groups: 'cc-agents' }, map, 'new')).toEqual({ name: 'new', roles: ['agent'] });
  expect(openingOf({ groups: ['others'] }, map, 'new')).toMatchObject({ refusal: 'no-role-mapped' });
  expect(openingOf({ groups: ['cc-agents'] }, { ...map, rolesClaim: null }, 'new')).toMatchObject({
    refusal: 'no-role-mapped',
  });
});

test.each([
  [{ amr: ['pwd', 'otp'] }, true],
  [{ amr: ['pwd'] }, false],
  [{ amr: 'mfa' }, false],
  [{ acr: 'phrh' }, true],
  [{}, false],
])('%j says that a second factor was asked for: %s', (claims, expected) => {
  expect(saysFactor(claims)).toBe(expected);
});
