import { localDate } from '@tongli/calendar';
import { type CheckSettings, type KnownFact, knownFacts } from '@tongli/contracts/customers';
import type { Call } from '../../../platform/call.ts';
import { getCalendar } from '../../org/index.ts';
import { normaliseEmail, normaliseName, normalisePhone } from '../identity.ts';
import type { FullCustomer } from '../queries.ts';
import type { CheckDoors } from './doors.ts';

/** What is on record of a customer; what is missing cannot be asked. */
export interface OnRecord {
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  /** A business date. */
  readonly lastContactOn: string | null;
  readonly caseNumbers: readonly string[];
}

export async function readRecord(
  call: Call,
  { lastContactAt, caseNumbers }: CheckDoors,
  { customer, placeId }: { readonly customer: FullCustomer; readonly placeId: string },
): Promise<OnRecord> {
  const { calendar } = await getCalendar(call);
  const last = await lastContactAt(call, customer.id, placeId);
  return {
    ...{ name: customer.name, phone: customer.phone, email: customer.email },
    lastContactOn: last && localDate(calendar.zone, last),
    caseNumbers: await caseNumbers(call, customer.id),
  };
}

const has: Readonly<Record<KnownFact, (record: OnRecord) => boolean>> = {
  name: ({ name }) => name !== null,
  phone: ({ phone }) => phone !== null,
  email: ({ email }) => email !== null,
  'last-contact-day': ({ lastContactOn }) => lastContactOn !== null,
  'case-number': ({ caseNumbers }) => caseNumbers.length > 0,
};

/** In the order in which they are asked: those of the house's own come last. */
export const askableOf = ({ facts, own }: CheckSettings, record: OnRecord): string[] => [
  ...knownFacts.filter((fact) => facts.includes(fact) && has[fact](record)),
  ...own.map(({ code }) => code),
];

/** Nobody knows to the day when they called. */
const daysOff = 3;
const dayMs = 86_400_000;

const near = (one: string, other: string): boolean => Math.abs(Date.parse(one) - Date.parse(other)) <= daysOff * dayMs;

const plainNumber = (text: string): string => text.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();

const compare: Readonly<Record<KnownFact, (record: OnRecord, answer: string) => boolean>> = {
  name: ({ name }, answer) => name !== null && normaliseName(name) === normaliseName(answer),
  phone: ({ phone }, answer) => phone !== null && normalisePhone(phone) === normalisePhone(answer),
  email: ({ email }, answer) => email !== null && normaliseEmail(email) === normaliseEmail(answer),
  'last-contact-day': ({ lastContactOn }, answer) => lastContactOn !== null && near(lastContactOn, answer),
  'case-number': ({ caseNumbers }, answer) => caseNumbers.some((number) => plainNumber(number) === plainNumber(answer)),
};

export const isKnownFact = (question: string): question is KnownFact =>
  (knownFacts as readonly string[]).includes(question);

/** Whether that is what stands here, however it is written; a day may be three off. */
export const isRight = (fact: KnownFact, record: OnRecord, answer: string): boolean => compare[fact](record, answer);
