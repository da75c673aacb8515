import type { Complaint, StepName, StepRecord } from '@tongli/contracts/complaints';
import type { Values } from '../../../ui/form/drafts.ts';
import type { FieldPath } from '../../../ui/form/field-errors.ts';

const text = (value: unknown) => (typeof value === 'string' ? value : '');
const dated = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined);

/** The form asks for yuan; the contract speaks in fen. */
const fen = (yuan: unknown) => (typeof yuan === 'number' ? Math.round(yuan * 100) : undefined);

const drafts: Readonly<Record<StepName, (values: Values) => Readonly<Record<string, unknown>>>> = {
  understand: ({ facts, demand, feeling, confirmation }) => ({
    facts: text(facts),
    demand: text(demand),
    feeling: text(feeling),
    confirmation: text(confirmation),
  }),
  explain: ({ explanation, accepted }) => ({ explanation: text(explanation), accepted }),
  divert: ({ options }) => ({ options: text(options) }),
  'carry-out': ({ commitment, ownerId, dueOn, done }) => ({
    commitment: text(commitment),
    ownerId,
    dueOn: dated(dueOn),
    done: done === true,
  }),
  'make-good': ({ offer, rule, amount }) => ({
    offer: text(offer),
    rule: text(rule),
    amountMinor: fen(amount),
    currency: 'CNY',
  }),
  advise: ({ advice, followUpOn }) => ({ advice: text(advice), followUpOn: dated(followUpOn) ?? null }),
};

/** A step's record from its form. The contract judges what is missing, so nothing is made up here. */
export const recordOf = (step: StepName, values: Values) => ({ step, ...drafts[step](values) }) as StepRecord;

export function recordField([, field = '', ...rest]: FieldPath): FieldPath {
  return [field === 'amountMinor' ? 'amount' : field, ...rest];
}

/** The form of a step that is recorded again starts from what was recorded. */
export function valuesOf(record: StepRecord): Values {
  const { step: _step, ...values } = record;
  if (record.step !== 'make-good') return values;
  const { offer, rule, amountMinor } = record;
  return { offer, rule, amount: amountMinor / 100 };
}

/** The record of a promise not kept yet, as it reads once it is; null for any other. */
export function keptRecord(record: StepRecord | null): StepRecord | null {
  return record?.step === 'carry-out' && !record.done ? { ...record, done: true } : null;
}

/**
 * What is known already need not be typed. The first step starts empty: the customer's words are masked for the reader, and
 * to record them unread is not to have understood them.
 */
export function usualRecord(step: StepName, complaint: Complaint, meId: string): Values {
  if (step === 'carry-out') return { ownerId: complaint.ownerId ?? meId, done: false };
  return {};
}
