import type { FormField, RequestTemplate } from '@tongli/contracts/requests';
import type { Values } from '../../../ui/form/drafts.ts';

export interface Sheet {
  readonly templates: readonly RequestTemplate[];
  readonly version: number;
}

/** What a template holds for the fields of a form as the fields show it: money is kept in minor units. */
export function formOf(fields: readonly FormField[], form: RequestTemplate['form']): Values {
  const shown = fields
    .filter(({ key }) => form[key] !== undefined && form[key] !== null)
    .map(({ key, type }) => [key, type === 'money' ? Number(form[key]) / 100 : form[key]]);
  return Object.fromEntries(shown);
}

/** One of them a place up or down; unchanged at an end. */
export function movedBy<One>(list: readonly One[], at: number, by: -1 | 1): readonly One[] {
  const [one, other] = [list[at], list[at + by]];
  if (one === undefined || other === undefined) return list;
  return list.with(at, other).with(at + by, one);
}
