import { localDate } from '@tongli/calendar';
import {
  fillLetter,
  type KnownOfLetter,
  type LetterLanguage,
  type LetterTemplate,
  letterPieces,
} from '@tongli/contracts/complaints';
import type { Call } from '../../../platform/call.ts';
import { once } from '../../../platform/database/once.ts';
import { publicAddressOf } from '../../../platform/public-address.ts';
import { describeCustomers } from '../../customers/index.ts';
import { describePeople } from '../../org/index.ts';
import { limitsOf } from '../../work/index.ts';
import { followToken } from '../link.ts';
import { present } from '../list.ts';
import { type ComplaintRecord, tables, zoneOf } from '../store.ts';

const han = /\p{Script=Han}/u;

/** The language in which the customer wrote. */
export const languageOf = ({ facts }: Pick<ComplaintRecord, 'facts'>): LetterLanguage =>
  han.test(facts) ? 'zh' : 'en';

/** By the surname, which a masked name still shows: whoever sends a letter adds no more than they know. */
export function addressedAs(maskedName: string | null, language: LetterLanguage): string {
  const first = [...(maskedName ?? '')][0] ?? '';
  if (language === 'en') return 'customer';
  return han.test(first) ? `${first}先生/女士` : '客户';
}

export const dates = {
  zh: (date: string) => {
    const [year, month, day] = date.split('-').map(Number);
    return `${year}年${month}月${day}日`;
  },
  en: (date: string) => {
    const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
    const name = new Intl.DateTimeFormat('en-GB', { month: 'long', timeZone: 'UTC' });
    return `${day} ${name.format(Date.UTC(year, month - 1, day))} ${year}`;
  },
} as const;

export async function termName(call: Call, kind: string, code: string, language: LetterLanguage): Promise<string> {
  const row = await tables(call)
    .selectFrom('complaints.term')
    .modifyFront(once('complaints.term'))
    .select(['name_zh', 'name_en'])
    .where('kind', '=', kind)
    .where('code', '=', code)
    .executeTakeFirst();
  return row ? row[`name_${language}`] : code;
}

type Ways = Readonly<Record<keyof KnownOfLetter, (() => Promise<string | null>) | undefined>>;

/** How to find out what a place asks for; null where it is not known. */
function waysOf(call: Call, row: ComplaintRecord, language: LetterLanguage): Partial<Ways> {
  const date = async (instant: Date) => dates[language](localDate(await zoneOf(call, row), instant));
  return {
    customer: async () => {
      const customer = (await describeCustomers(call, present([row.customer_id]))).get(row.customer_id ?? '');
      return addressedAs(customer?.name ?? null, language);
    },
    number: async () => row.number,
    product: () => termName(call, 'product', row.product, language),
    area: () => termName(call, 'area', row.area, language),
    'lodged-on': () => date(row.lodged_at),
    'answer-by': async () => {
      const limits = (await limitsOf(call, [{ type: 'complaint', id: row.id }])).get(row.id) ?? [];
      const respond = limits.find((limit) => limit.kind === 'respond');
      return respond ? date(new Date(respond.dueAt)) : null;
    },
    link: async () => {
      const site = await publicAddressOf(call);
      return site && `${site}/portal/follow/${followToken(call.keyring, row.id)}`;
    },
    handler: async () =>
      (await describePeople(call, present([row.owner_id]))).get(row.owner_id ?? '') ?? call.actor.name,
  };
}

/** Of what the texts ask for, all that is known. */
async function knownFor(
  call: Call,
  row: ComplaintRecord,
  language: LetterLanguage,
  texts: readonly string[],
): Promise<KnownOfLetter> {
  const ways = waysOf(call, row, language);
  const known: Partial<Record<keyof KnownOfLetter, string>> = {};
  for (const place of placesOf(texts)) {
    const value = await ways[place]?.();
    if (value != null) known[place] = value;
  }
  return known;
}

function placesOf(texts: readonly string[]): ReadonlySet<keyof KnownOfLetter> {
  const pieces = texts.flatMap((text) => {
    const read = letterPieces(text);
    return 'code' in read ? [] : read;
  });
  return new Set(pieces.flatMap((piece) => ('place' in piece ? [piece.place] : [])));
}

interface Filling {
  readonly language: LetterLanguage;
  /** What stands where the template leaves room for words. */
  readonly text?: string;
}

/** A template with what is known of the case put in; what is not known stays a blank. */
export async function fillFor(
  call: Call,
  row: ComplaintRecord,
  template: LetterTemplate,
  { language, text }: Filling,
): Promise<{ subject: string; body: string }> {
  const [subject, body] = [template.subject[language], template.body[language]];
  const known = await knownFor(call, row, language, [subject, body]);
  const values = text === undefined ? known : { ...known, text };
  return { subject: fillLetter(subject, values), body: fillLetter(body, values) };
}

/** The same of its subject alone. */
export async function fillSubject(
  call: Call,
  row: ComplaintRecord,
  template: LetterTemplate,
  { language }: Pick<Filling, 'language'>,
): Promise<string> {
  const subject = template.subject[language];
  return fillLetter(subject, await knownFor(call, row, language, [subject]));
}
