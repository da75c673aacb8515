import type { ProviderSettings, Role } from '@tongli/contracts/access';
import { type Refusal, refuse } from '../../../platform/call.ts';

export type Claims = Readonly<Record<string, unknown>>;

const username = /^[a-z0-9][a-z0-9._-]{1,39}$/;
const longestName = 40;

/**
 * The username that a provider's claim gives a person here. An e-mail address counts only where the provider has verified it
 * and in the domain that the administrator named: anybody can register any address somewhere.
 */
export function usernameOf(
  claims: Claims,
  settings: Pick<ProviderSettings, 'claim' | 'emailDomain'>,
): string | Refusal {
  const value = claims[settings.claim];
  if (typeof value !== 'string') return refuse('claim-missing', { params: { claim: settings.claim } });
  const [name = '', domain, more] = value.trim().toLowerCase().split('@');
  if (settings.claim === 'email' && claims.email_verified !== true) return refuse('email-not-verified');
  if (domain !== undefined && domain !== settings.emailDomain) return refuse('email-of-others');
  return more === undefined && username.test(name)
    ? name
    : refuse('claim-unusable', { params: { claim: settings.claim } });
}

/** For an account that is opened: the name that the provider gives, and the roles that its groups map to. */
export function openingOf(
  claims: Claims,
  settings: Pick<ProviderSettings, 'rolesClaim' | 'roleMap'>,
  fallbackName: string,
): { name: string; roles: Role[] } | Refusal {
  const groups = settings.rolesClaim === null ? [] : [claims[settings.rolesClaim]].flat();
  const roles = settings.roleMap.filter(({ value }) => groups.includes(value)).map(({ role }) => role);
  if (roles.length === 0) return refuse('no-role-mapped');
  const name = typeof claims.name === 'string' && claims.name.trim() ? claims.name.trim() : fallbackName;
  return { name: name.slice(0, longestName), roles: [...new Set(roles)] };
}

/** RFC 8176's words for a proof beyond a password, and the usual names of the levels that ask for one. */
const strongMethods = ['mfa', 'otp', 'hwk'];
const strongLevels = ['phr', 'phrh', 'http://schemas.openid.net/pape/policies/2007/06/multi-factor'];

/** Whether the provider says that it has asked for a second factor. */
export function saysFactor(claims: Claims): boolean {
  const methods = Array.isArray(claims.amr) ? claims.amr : [];
  return methods.some((method) => strongMethods.includes(method)) || strongLevels.includes(String(claims.acr));
}
