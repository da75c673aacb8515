import { z } from 'zod';

/** The posts' bundles of permissions. Each installation starts with these. */
export const roles = [
  'agent',
  'handler',
  'leader',
  'complaint-manager',
  'quality-engineer',
  'auditor',
  'administrator',
] as const;
export const role = z.enum(roles);
export type Role = z.infer<typeof role>;

export const passwordBounds = { minimum: 10, maximum: 128 } as const;
export const password = z.string().min(passwordBounds.minimum).max(passwordBounds.maximum);
export const username = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[a-z0-9][a-z0-9._-]{1,39}$/);
