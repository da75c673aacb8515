import { z } from 'zod';
import { bilingual, endpoint, id, instant } from '../kernel/index.ts';
import { project } from '../org/index.ts';
import { password, role } from './credentials.ts';
import { signInStep } from './sign-in.ts';

/** Who is signed in, and everything that the client needs to know about rights. */
export const me = z.object({
  accountId: id,
  username: z.string(),
  name: z.string(),
  post: bilingual.nullable(),
  roles: z.array(role),
  /** Where a request names a project, those held there. */
  permissions: z.array(z.string()),
  /** Every project that some role of theirs reaches, whichever the request names. */
  projects: z.array(project),
  /** The site's zone, in which times are shown. */
  zone: z.string(),
  /** Under which people outside reach the installation; null where nobody has said. */
  address: z.string().nullable(),
  /** The installation's clock, which may be stepped in tests and demonstrations. */
  now: instant,
});
export type Me = z.infer<typeof me>;

export const signIn = endpoint({
  id: 'access.sign-in',
  method: 'POST',
  path: '/session',
  need: 'public',
  sessionOnly: true,
  body: z.object({ username: z.string().trim().toLowerCase().min(1).max(40), password: z.string().min(1).max(128) }),
  reply: signInStep,
});

export const signOut = endpoint({
  id: 'access.sign-out',
  method: 'DELETE',
  path: '/session',
  need: 'signed-in',
  sessionOnly: true,
  /** Where to go next, so that a provider's session ends with this one; null where it need not. */
  reply: z.object({ leaveBy: z.string().nullable() }),
});

export const getMe = endpoint({ id: 'access.me', method: 'GET', path: '/session', need: 'signed-in', reply: me });

export const changePassword = endpoint({
  id: 'access.change-password',
  method: 'PUT',
  path: '/session/password',
  need: 'signed-in',
  sessionOnly: true,
  body: z.object({ current: z.string().min(1).max(128), next: password }),
  reply: z.object({}),
});
