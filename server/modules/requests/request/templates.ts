import { randomUUID } from 'node:crypto';
import type { RequestTemplate } from '@tongli/contracts/requests';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, type Refusal, refuse, staleBehind } from '../../../platform/call.ts';
import { tables } from '../store.ts';

export interface TemplateSheet<Template> {
  readonly templates: readonly Template[];
  readonly version: number;
}

export async function listTemplates(call: Call): Promise<{ templates: RequestTemplate[]; version: number }> {
  const { version } = await tables(call)
    .selectFrom('requests.template_sheet')
    .select('version')
    .executeTakeFirstOrThrow();
  const rows = await tables(call).selectFrom('requests.request_template').selectAll().orderBy('place').execute();
  return {
    version,
    templates: rows.map((row) => ({
      id: row.id,
      name: { zh: row.name_zh, en: row.name_en },
      kind: row.kind as RequestTemplate['kind'],
      title: row.title,
      text: row.body,
      form: row.form as RequestTemplate['form'],
      priority: row.priority as RequestTemplate['priority'],
      tags: row.tags,
    })),
  };
}

/** All of them concern the house: one sheet, and one subject of the audit trail. */
const sheetId = '00000000-0000-7000-8000-000000000050';

export type NewTemplate = Omit<RequestTemplate, 'id'> & { readonly id?: string | undefined };

/** Each stands once. */
function decideTemplates(templates: readonly NewTemplate[]): Refusal | null {
  const ids = templates.map(({ id }) => id);
  const twice = ids.findIndex((id, at) => id !== undefined && ids.indexOf(id) < at);
  return twice < 0 ? null : refuse('template-twice', { status: 422, field: `body.templates.${twice}.id` });
}

/** All of them at once, in this order; what is left out is gone. */
export async function setTemplates(call: Call, { templates, version }: TemplateSheet<NewTemplate>) {
  const refused = decideTemplates(templates);
  if (refused) return refused;
  const { numUpdatedRows } = await tables(call)
    .updateTable('requests.template_sheet')
    .set({ version: version + 1 })
    .where('version', '=', version)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) return staleBehind({ id: sheetId, ...(await listTemplates(call)) });
  await tables(call).deleteFrom('requests.request_template').execute();
  if (templates.length > 0)
    await tables(call)
      .insertInto('requests.request_template')
      .values(
        templates.map(({ id, name, kind, title, text, form, priority, tags }, place) => ({
          id: id ?? randomUUID(),
          place,
          name_zh: name.zh,
          name_en: name.en,
          kind,
          title,
          body: text,
          form: JSON.stringify(form),
          priority,
          tags,
        })),
      )
      .execute();
  await audit(call, 'requests.set-templates', { type: 'request-template', id: sheetId });
  return listTemplates(call);
}
