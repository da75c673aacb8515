import { lodgeInPortal } from '@tongli/contracts/complaints';
import type { StagedFile } from '@tongli/contracts/files';
import type { BodyInputOf, FieldError } from '@tongli/contracts/kernel';
import { checkBody, type FieldPath, pathOf } from '../../ui/form/field-errors.ts';

export const portalSteps = ['matter', 'who', 'remedy', 'check'] as const;
export type PortalStep = (typeof portalSteps)[number];

/** What the customer has written so far. */
export interface PortalValues {
  readonly product: string;
  readonly area: string;
  readonly facts: string;
  readonly files: readonly StagedFile[];
  readonly name: string;
  readonly phone: string;
  readonly email: string;
  readonly demand: string;
  readonly wantsResponse: boolean;
  readonly aboutHandling: boolean;
}
export type PortalField = keyof PortalValues;

export const emptyValues: PortalValues = {
  product: '',
  area: '',
  facts: '',
  files: [],
  name: '',
  phone: '',
  email: '',
  demand: '',
  wantsResponse: true,
  aboutHandling: false,
};

const stepOf: Readonly<Record<PortalField, PortalStep>> = {
  product: 'matter',
  area: 'matter',
  facts: 'matter',
  files: 'matter',
  name: 'who',
  phone: 'who',
  email: 'who',
  demand: 'remedy',
  wantsResponse: 'remedy',
  aboutHandling: 'remedy',
};

/** `draft` is the one that the files were sent for. */
export function bodyOf(
  { name, phone, email, files, ...rest }: PortalValues,
  draft?: string,
): BodyInputOf<typeof lodgeInPortal> {
  const fileIds = files.map(({ id }) => id);
  return { ...rest, fileIds, draft, customer: { name, phone, email: email.trim() || null } };
}

export type WrongFields = ReadonlyMap<PortalField, FieldError>;

const fieldOf = (path: FieldPath): PortalField =>
  path.includes('fileIds') ? 'files' : (String(path.at(-1)) as PortalField);

/** Errors by the field that they stand beside; the customer's fields lie one level deeper in the body. */
export function byField(errors: readonly FieldError[]): WrongFields {
  return new Map(errors.map((error) => [fieldOf(pathOf(error.field)), error]));
}

/** What the contract finds wrong in one step. */
export function wrongIn(step: PortalStep, values: PortalValues): WrongFields {
  const wrong = [...byField(checkBody(lodgeInPortal, bodyOf(values)))];
  return new Map(wrong.filter(([field]) => stepOf[field] === step));
}

/** What was wrong when the customer wanted to go on, and what had been written then. */
export interface Found {
  readonly wrong: WrongFields;
  readonly values: PortalValues;
}

/** What has been changed since it was found wrong is looked at again only when the customer goes on. */
export function stillWrong({ wrong, values: then }: Found, values: PortalValues): WrongFields {
  return new Map([...wrong].filter(([field]) => values[field] === then[field]));
}

/** The first step that something is wrong in: nobody gets past it, by the address either. */
export function firstWrongStep(values: PortalValues): PortalStep {
  return portalSteps.find((step) => wrongIn(step, values).size > 0) ?? 'check';
}

export function stepAt(asked: string | undefined, values: PortalValues): PortalStep {
  const wanted = portalSteps.indexOf(asked as PortalStep);
  const reached = portalSteps.indexOf(firstWrongStep(values));
  return portalSteps[Math.min(Math.max(wanted, 0), reached)] ?? 'matter';
}

export const stepOfField = (field: PortalField): PortalStep => stepOf[field] ?? 'check';
