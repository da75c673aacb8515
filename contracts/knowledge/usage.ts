import { z } from 'zod';
import { endpoint, id, isoDate } from '../kernel/index.ts';
import { situationCode } from './phrases.ts';

const day = isoDate.refine((value) => value >= '1990-01-01' && value < '2200-01-01', {
  params: { code: 'invalid_format' },
});

/** How often approved phrases were said, by who said them and in which situation. Of what was typed by hand it knows nothing. */
export const getPhraseUsage = endpoint({
  id: 'knowledge.get-usage',
  method: 'GET',
  path: '/phrase-usage',
  need: 'knowledge.write',
  /** The site's dates, the last one counts; left out, the last thirty days. */
  query: z.object({ from: day.optional(), to: day.optional() }),
  reply: z.object({
    rows: z.array(
      z.object({
        agentId: id,
        agentName: z.string(),
        situation: situationCode,
        uses: z.number().int(),
        /** Different ones. */
        phrases: z.number().int(),
      }),
    ),
    from: isoDate,
    to: isoDate,
  }),
});
