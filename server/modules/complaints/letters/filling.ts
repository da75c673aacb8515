import { localDate } from '@tongli/calendar';
import { fillLetter, type KnownOfLetter, type LetterLanguage, type LetterTemplate } from '@tongli/contracts/complaints';
import type { Call } from '../../../platform/call.ts';
import { describeCustomers } from '../../customers/index.ts';
import { describePeople } from '../../org/index.ts';
import { limitsOf } from '../../work/index.ts';
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

const dates = {
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

async function termName(call: Call, kind: string, code: string, language: LetterLanguage): Promise<string> {
  const row = await tables(call)
    .selectFrom('complaints.term')
    .select(['name_zh', 'name_en'])
    .where('kind', '=', kind)
    .where('code', '=', code)
    .executeTakeFirst();
  return row ? row[`name_${language}`] : code;
}

async function knownOf(call: Call, row: ComplaintRecord, language: LetterLanguage): Promise<KnownOfLetter> {
  const zone = await zoneOf(call, row);
  const customer = (await describeCustomers(call, present([row.customer_id]))).get(row.customer_id ?? '');
  const owner = (await describePeople(call, present([row.owner_id]))).get(row.owner_id ?? '') ?? call.actor.name;
  const limits = (await limitsOf(call, [{ type: 'complaint', id: row.id }])).get(row.id) ?? [];
  const respond = limits.find((limit) => limit.kind === 'respond');
  const date = (instant: Date) => dates[language](localDate(zone, instant));
  return {
    customer: addressedAs(customer?.name ?? null, language),
    number: row.number,
    product: await termName(call, 'product', row.product, language),
    area: await termName(call, 'area', row.area, language),
    'lodged-on': date(row.lodged_at),
    ...(respond ? { 'answer-by': date(new Date(respond.dueAt)) } : {}),
    handler: owner,
  };
}

/** A template with what is known of the case put in; what is not known stays a blank. */
export async function fillFor(
  call: Call,
  row: ComplaintRecord,
  template: LetterTemplate,
  { language, text }: { readonly language: LetterLanguage; readonly text?: string },
): Promise<{ subject: string; body: string }> {
  const known = await knownOf(call, row, language);
  const values = text === undefined ? known : { ...known, text };
  return { subject: fillLetter(template.subject[language], values), body: fillLetter(template.body[language], values) };
}
