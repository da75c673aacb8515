import { z } from 'zod';
import { bilingual, endpoint, id } from '../kernel/index.ts';
import { managementLevel, office, unitKind } from './terms.ts';

/** `exists`: something of that code is there already and stays as it is. */
const state = z.enum(['new', 'exists']);
const named = { code: z.string(), name: bilingual, state };

export const template = z.object({ code: z.string(), name: bilingual, description: bilingual });
export type Template = z.infer<typeof template>;

/** What applying a template would add now. Pure reading: nothing of it exists before it is applied. */
export const templatePreview = template.extend({
  units: z.array(z.object({ ...named, kind: unitKind, parentCode: z.string().nullable() })),
  posts: z.array(z.object({ ...named, level: managementLevel, office, duties: bilingual })),
  skills: z.array(z.object(named)),
  certificates: z.array(z.object(named)),
  newCount: z.number().int(),
});
export type TemplatePreview = z.infer<typeof templatePreview>;

export const listTemplates = endpoint({
  id: 'org.list-templates',
  method: 'GET',
  path: '/organisation/templates',
  need: 'org.read',
  reply: z.object({ templates: z.array(template) }),
});

export const previewTemplate = endpoint({
  id: 'org.preview-template',
  method: 'GET',
  path: '/organisation/templates/:code',
  need: 'org.administer',
  params: z.object({ code: z.string().max(40) }),
  reply: templatePreview,
});

/** Adds what is missing, under a unit (a site or a department) or, without one, under the first site. Once more: adds nothing. */
export const applyTemplate = endpoint({
  id: 'org.apply-template',
  method: 'POST',
  path: '/organisation/templates/:code/application',
  need: 'org.administer',
  creates: true,
  params: z.object({ code: z.string().max(40) }),
  body: z.object({ parentId: id.nullable().default(null) }),
  reply: templatePreview.extend({ addedCount: z.number().int() }),
});
