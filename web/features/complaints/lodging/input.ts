import type { lodgeForCustomer } from '@tongli/contracts/complaints';
import type { StagedFile } from '@tongli/contracts/files';
import type { BodyInputOf } from '@tongli/contracts/kernel';
import type { Values } from '../../../ui/form/drafts.ts';
import type { FieldPath } from '../../../ui/form/field-errors.ts';
import { classingField, classingOf } from '../classification/classing.ts';

type Lodging = BodyInputOf<typeof lodgeForCustomer>;

const text = (value: unknown) => String(value ?? '');

const chosen = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);

/** A new form: a call about an ordinary matter, answered to the customer. */
export const usualValues: Values = {
  channel: 'phone',
  severity: 'normal',
  kind: 'routine',
  wantsResponse: true,
  aboutHandling: false,
};

/** The contract judges what is missing or wrong, so whatever was typed goes there as it is. */
export function lodgingOf(values: Values): Lodging {
  return {
    customer: { phone: text(values.phone), name: text(values.name), email: text(values.email).trim() || null },
    product: text(values.product),
    area: text(values.area),
    facts: text(values.facts),
    demand: text(values.demand),
    feeling: text(values.feeling).trim() || null,
    about: { people: chosen(values.people), units: chosen(values.units) },
    wantsResponse: values.wantsResponse === true,
    aboutHandling: values.aboutHandling === true,
    channel: values.channel as Lodging['channel'],
    severity: values.severity as Lodging['severity'],
    kind: values.kind as Lodging['kind'],
    ...classingOf(values),
    fileIds: ((values.files ?? []) as readonly StagedFile[]).map(({ id }) => id),
  };
}

/** The customer's fields stand in one row of the form with the others; files have a field of their own. */
export function lodgingField(path: FieldPath): FieldPath {
  if (path[0] === 'fileIds') return ['files'];
  if (path[0] === 'classing') return classingField(path);
  return path[0] === 'customer' || path[0] === 'about' ? path.slice(1) : path;
}
