import { z } from 'zod';
import { bilingual, endpoint, id, instant, text } from '../kernel/index.ts';
import { role } from './credentials.ts';
import { signInStep } from './sign-in.ts';

/** The page that a provider sends people back to, below the address of the installation. */
export const signOnReturnPath = '/sign-in/return';

const providerSettings = z.object({
  name: z.object({ zh: text(40), en: text(40) }),
  /** OpenID Connect's issuer, such as https://id.example.com/realms/centre; plain http on this machine only. */
  issuer: z.url({ protocol: /^https?$/ }).max(300),
  clientId: text(200),
  scopes: text(200),
  /** The claim that holds a person's username here, or an e-mail address whose first part is the username. */
  claim: z
    .string()
    .trim()
    .regex(/^[A-Za-z0-9_.:/-]{1,100}$/),
  /** E-mail addresses count in this domain only; null where the claim holds no addresses. */
  emailDomain: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9.-]{3,100}$/)
    .nullable(),
  /** How an account and an identity come together for the first time. */
  firstLink: z.enum(['claim', 'invitation']),
  /** What happens to people whom the provider knows and this installation does not. */
  unknownPeople: z.enum(['refuse', 'open']),
  /** The claim that holds groups or roles, for accounts that are opened. */
  rolesClaim: z.string().trim().max(100).nullable(),
  roleMap: z.array(z.object({ value: text(200), role })).max(50),
  /** Whether linked accounts may also sign in by password. Administrators always may: somebody must when the provider cannot. */
  passwordAllowed: z.boolean(),
  /** Whether the second factor is not asked for here when the provider says that it asked. */
  trustsFactor: z.boolean(),
  state: z.enum(['active', 'off']),
});

export const provider = providerSettings.extend({
  id,
  name: bilingual,
  hasSecret: z.boolean(),
  linkedAccounts: z.number().int(),
  version: z.number().int(),
});
export type Provider = z.infer<typeof provider>;
export type ProviderSettings = z.infer<typeof providerSettings>;

/** Null where a provider wants none. */
const clientSecret = z.string().min(1).max(500).nullable();

/** What the sign-in page offers. */
export const listSignOnOptions = endpoint({
  id: 'access.list-sign-on-options',
  method: 'GET',
  path: '/session/sign-on',
  need: 'public',
  sessionOnly: true,
  reply: z.object({ items: z.array(z.object({ id, name: bilingual })) }),
});

/** The address at the provider to go to. The way back is open for ten minutes, once, in the same browser. */
export const beginSignOn = endpoint({
  id: 'access.begin-sign-on',
  method: 'POST',
  path: '/session/sign-on',
  need: 'public',
  sessionOnly: true,
  body: z.object({
    providerId: id,
    /** Where this page is: the provider knows it and sends people nowhere else. */
    origin: z.url({ protocol: /^https?$/ }).max(300),
    /** The path to go to when the sign-in is done. */
    returnPath: z.string().max(2_000),
    /** From a link by which an administrator ties an account to an identity. */
    invitation: z.string().max(100).nullable(),
  }),
  reply: z.object({ location: z.string() }),
});

/** With the query string that the provider sent back. */
export const completeSignOn = endpoint({
  id: 'access.complete-sign-on',
  method: 'POST',
  path: '/session/sign-on/completion',
  need: 'public',
  sessionOnly: true,
  body: z.object({ parameters: z.string().max(8_000) }),
  reply: signInStep.extend({ returnPath: z.string() }),
});

export const listProviders = endpoint({
  id: 'access.list-providers',
  method: 'GET',
  path: '/single-sign-on/providers',
  need: 'access.configure',
  sessionOnly: true,
  reply: z.object({ items: z.array(provider) }),
});

/** One that is to be active is asked first, and refused with what the check finds. */
export const addProvider = endpoint({
  id: 'access.add-provider',
  method: 'POST',
  path: '/single-sign-on/providers',
  need: 'access.configure',
  sessionOnly: true,
  body: providerSettings.extend({ clientSecret }),
  reply: provider,
  creates: true,
});

/** Asked first when it becomes active or moves; one that is active may be changed while it does not answer. */
export const changeProvider = endpoint({
  id: 'access.change-provider',
  method: 'PUT',
  path: '/single-sign-on/providers/:id',
  need: 'access.configure',
  sessionOnly: true,
  params: z.object({ id }),
  /** Without `clientSecret` the present one is kept. */
  body: providerSettings.extend({ clientSecret: clientSecret.optional(), version: z.number().int() }),
  reply: provider,
});

/** Asks the provider who it is and for its keys. Whether it knows this client shows only when somebody signs in. */
export const checkProvider = endpoint({
  id: 'access.check-provider',
  method: 'POST',
  path: '/single-sign-on/providers/:id/check',
  need: 'access.configure',
  sessionOnly: true,
  params: z.object({ id }),
  reply: z.object({
    /** What is wrong, as a code of the catalogue; null if nothing is. */
    fault: z.string().nullable(),
    endsSessions: z.boolean(),
  }),
});

/** A link for one account, once, within a week: whoever opens it and signs in at the provider is that account from then on. */
export const inviteToSignOn = endpoint({
  id: 'access.invite-to-sign-on',
  method: 'POST',
  path: '/accounts/:id/invitation',
  need: 'access.administer',
  sessionOnly: true,
  params: z.object({ id }),
  body: z.object({ providerId: id }),
  reply: z.object({ secret: z.string(), expiresAt: instant }),
});
