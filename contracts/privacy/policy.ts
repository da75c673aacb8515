import { z } from 'zod';
import { endpoint } from '../kernel/index.ts';

/** How long what is kept, and how soon people are answered. */
export const privacyPolicy = z.object({
  /** Months after its closing for which a closed case is kept, whoever asks. */
  keepMonths: z.number().int().min(0).max(240),
  /** What happens once they are over: somebody is asked, or the house erases by itself. */
  retention: z.enum(['propose', 'erase']),
  /** Working days within which somebody is answered who asks about their own data. */
  requestDays: z.number().int().min(1).max(60),
  /** Rows of lists that one person may take out as files on one day. */
  exportRows: z.number().int().min(0).max(1_000_000),
  /** Who may at all; leaders are those who see the data protection page. */
  exportBy: z.enum(['everyone', 'leaders', 'nobody']),
  version: z.number().int(),
});
export type PrivacyPolicy = z.infer<typeof privacyPolicy>;

export const getPrivacyPolicy = endpoint({
  id: 'privacy.get-policy',
  method: 'GET',
  path: '/privacy-policy',
  need: 'privacy.read',
  reply: privacyPolicy,
});

export const changePrivacyPolicy = endpoint({
  id: 'privacy.change-policy',
  method: 'PUT',
  path: '/privacy-policy',
  need: 'privacy.configure',
  body: privacyPolicy,
  reply: privacyPolicy,
});
