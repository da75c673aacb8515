import { z } from 'zod';
import { id } from '../kernel/index.ts';
import { type Role, role } from './credentials.ts';

/** A role held somewhere: in one project or all (null), in one unit with all below it or in the whole organisation (null). */
export const grant = z.object({ role, projectId: id.nullable().default(null), unitId: id.nullable().default(null) });
export type Grant = z.infer<typeof grant>;

export const grants = z.array(grant).min(1).max(50);

/** These roles in every project and unit. */
export const grantsEverywhere = (...roles: readonly Role[]): Grant[] =>
  roles.map((one) => ({ role: one, projectId: null, unitId: null }));
