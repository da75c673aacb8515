import { z } from 'zod';
import { endpoint, instant } from '../kernel/index.ts';

/** Under which address people outside reach this installation: links in letters, surveys, mails and on walls begin with it. */
export const publicAddress = z.object({
  /** As it was set here; null: none was. */
  address: z.string().nullable(),
  /** With which the installation was started; it counts while none is set. */
  usual: z.string().nullable(),
  changed: z.object({ at: instant, by: z.string() }).nullable(),
  version: z.int(),
});
export type PublicAddress = z.infer<typeof publicAddress>;

export const getPublicAddress = endpoint({
  id: 'system.get-public-address',
  method: 'GET',
  path: '/system/public-address',
  need: 'system.operate',
  reply: publicAddress,
});

/** Null: the one with which the installation is started. */
export const setPublicAddress = endpoint({
  id: 'system.set-public-address',
  method: 'PUT',
  path: '/system/public-address',
  need: 'system.operate',
  body: z.object({ address: z.string().trim().min(1).max(200).nullable(), version: z.int() }),
  reply: publicAddress,
});
