import { z } from 'zod';
import { endpoint, id, isoDate, text } from '../kernel/index.ts';
import { askedKind, bothWords, formValues, requestPriority } from './request.ts';

/** A request that is often made: what it begins with, ready to be changed. */
export const requestTemplate = z.object({
  id,
  name: bothWords,
  kind: askedKind,
  title: z.string(),
  text: z.string(),
  form: formValues,
  priority: requestPriority,
  tags: z.array(z.string()),
});
export type RequestTemplate = z.infer<typeof requestTemplate>;

const templates = z.object({ templates: z.array(requestTemplate), version: z.number().int() });

export const listRequestTemplates = endpoint({
  id: 'requests.list-templates',
  method: 'GET',
  path: '/request-templates',
  need: 'requests.lodge',
  reply: templates,
});

/** All of them at once, in this order; what is left out is gone. */
export const setRequestTemplates = endpoint({
  id: 'requests.set-templates',
  method: 'PUT',
  path: '/request-templates',
  need: 'requests.administer',
  body: z.object({
    templates: z
      .array(
        requestTemplate.extend({
          id: id.optional(),
          name: z.object({ zh: text(40), en: text(60) }),
          title: z.string().trim().max(120),
          text: z.string().trim().max(4_000),
          tags: z.array(text(30)).max(10),
        }),
      )
      .max(100),
    version: z.number().int(),
  }),
  reply: templates,
});

const rate = z.object({
  made: z.number().int(),
  decided: z.number().int(),
  adopted: z.number().int(),
  answered: z.number().int(),
});

export const adoptionRate = rate.extend({ unitId: id.nullable() });
export type AdoptionRate = z.infer<typeof adoptionRate>;

/** Suggestions lodged in a span of days, by the unit that they were for; of the last thirty where none is named. */
export const getAdoptionRates = endpoint({
  id: 'requests.get-adoption-rates',
  method: 'GET',
  path: '/adoption-rates',
  need: 'requests.read',
  query: z.object({ from: isoDate.optional(), to: isoDate.optional() }),
  reply: z.object({ from: isoDate, to: isoDate, units: z.array(adoptionRate), total: rate }),
});
