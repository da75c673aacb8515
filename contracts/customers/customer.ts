import { z } from 'zod';
import { endpoint, id, personal, text } from '../kernel/index.ts';

/** A customer as everyone sees them: masked. */
export const customer = z.object({
  id,
  name: personal('name', z.string()),
  phone: personal('phone', z.string()).nullable(),
  email: personal('email', z.string()).nullable(),
});
export type Customer = z.infer<typeof customer>;

export const phoneNumber = z
  .string()
  .trim()
  .regex(/^\+?[0-9][0-9 -]{5,19}$/);

/** What a customer tells about themselves. */
export const identity = z.object({
  name: text(60),
  phone: phoneNumber,
  email: z.email().max(120).nullable().default(null),
});
export type Identity = z.infer<typeof identity>;

/** Why somebody may be the same person, the surest reason first. */
export const kinship = z.enum(['customer', 'phone', 'email', 'name-and-tail']);
export type Kinship = z.infer<typeof kinship>;

/** In the body, not the address: an identifier must not end up in a log. */
export const findCustomers = endpoint({
  id: 'customers.find',
  method: 'POST',
  path: '/customers/search',
  need: 'customers.read',
  body: z.object({ phone: phoneNumber }),
  reply: z.object({ customers: z.array(customer) }),
});

/** Shows the unmasked identity; asks why, and leaves a trace. */
export const revealCustomer = endpoint({
  id: 'customers.reveal',
  method: 'POST',
  path: '/customers/:id/disclosure',
  need: 'customers.reveal',
  params: z.object({ id }),
  body: z.object({ reason: text(200) }),
  reply: customer,
  discloses: true,
});
