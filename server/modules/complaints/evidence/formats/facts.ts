import { localDate } from '@tongli/calendar';
import type { ReplyFact } from '@tongli/contracts/complaints';
import type { Bilingual } from '@tongli/contracts/kernel';
import type { Call } from '../../../../platform/call.ts';
import { maskText } from '../../../../platform/personal/mask.ts';
import { describeCustomers, findClear } from '../../../customers/index.ts';
import { describePeople } from '../../../org/index.ts';
import { readTree } from '../../classification/classes.ts';
import { classOfCase } from '../../classification/deciding.ts';
import { pathOf } from '../../classification/tree.ts';
import { dates, termName } from '../../letters/filling.ts';
import { present } from '../../list.ts';
import { recourseOf } from '../../recourse.ts';
import { type LoadedCase, tables, zoneOf } from '../../store.ts';
import type { KnownFacts } from './filling.ts';

type Language = 'zh' | 'en';
type Words = Readonly<Record<string, Bilingual>>;
const word = (zh: string, en: string): Bilingual => ({ zh, en });

const validities: Words = {
  upheld: word('属实', 'upheld'),
  'partly-upheld': word('部分属实', 'partly upheld'),
  'not-upheld': word('不属实', 'not upheld'),
};
const channels: Words = {
  portal: word('网页', 'portal'),
  phone: word('电话', 'phone'),
  chat: word('在线会话', 'chat'),
  counter: word('营业厅', 'counter'),
  letter: word('信函', 'letter'),
  regulator: word('监管转办', 'regulator'),
  ledger: word('台账导入', 'ledger'),
};
const kinds: Words = {
  money: word('现金', 'money'),
  voucher: word('代金券', 'voucher'),
  waiver: word('减免', 'waiver'),
  gift: word('礼品', 'gift'),
  replacement: word('更换', 'replacement'),
  repair: word('维修', 'repair'),
  redo: word('重做', 'done once more'),
};
const compensationStates: Words = { approved: word('已批准', 'approved'), paid: word('已支付', 'paid') };

const dayMs = 86_400_000;

export interface Telling {
  readonly language: Language;
  /** In clear for the archive, masked for the page. */
  readonly clear: boolean;
}

/** All that the house knows of a case and a recipient may ask for; what is not known is left out. */
export async function replyFacts(call: Call, loaded: LoadedCase, telling: Telling): Promise<KnownFacts> {
  const { row } = loaded;
  const { language, clear } = telling;
  const zone = await zoneOf(call, row);
  const told = (text: string | null) => (text === null ? null : clear ? text : maskText(text));
  const date = (at: Date | null) => (at === null ? null : dates[language](localDate(zone, at)));
  const recourse = await recourseOf(call, row);
  const end = row.closed_at ?? row.answered_at ?? call.now;
  const found: Record<ReplyFact, string | null> = {
    ...{ number: row.number, 'lodged-on': date(row.lodged_at), today: date(call.now) },
    ...{ 'acknowledged-on': date(row.acknowledged_at), 'answered-on': date(row.answered_at) },
    'closed-on': date(row.closed_at),
    days: String(Math.ceil((end.getTime() - row.lodged_at.getTime()) / dayMs)),
    channel: channels[row.channel]?.[language] ?? null,
    ...(await customerFacts(call, row.customer_id, clear)),
    ...(await termFacts(call, loaded, language)),
    ...{ facts: told(row.facts), demand: told(row.demand), answer: told(decisionIn(row.answer, recourse)) },
    validity: row.validity === null ? null : (validities[row.validity]?.[language] ?? null),
    measures: told(measuresOf(loaded)),
    compensation: await compensationOf(call, row.id, language),
    recourse: recourse[language],
    handler: (await describePeople(call, present([row.owner_id]))).get(row.owner_id ?? '') ?? null,
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== null && value !== ''));
}

/** Without the ways out of the house that stand below every answer: they are a fact of their own. */
function decisionIn(answer: string | null, { zh, en }: Bilingual): string | null {
  const ending = [zh, en].find((words) => words !== '' && answer?.endsWith(words));
  return ending === undefined || answer === null ? answer : answer.slice(0, -ending.length).trim();
}

async function customerFacts(call: Call, customerId: string | null, clear: boolean) {
  if (customerId === null) return { 'customer-name': null, 'customer-phone': null };
  const found = clear
    ? await findClear(call, customerId)
    : ((await describeCustomers(call, [customerId])).get(customerId) ?? null);
  return { 'customer-name': found?.name ?? null, 'customer-phone': found?.phone ?? null };
}

async function termFacts(call: Call, { row }: LoadedCase, language: Language) {
  const named = async (kind: string, code: string) => (code === '' ? null : termName(call, kind, code, language));
  const given = await classOfCase(call, row.id);
  const tree = given === null ? null : await readTree(call);
  const way =
    given !== null && tree ? pathOf(tree, given).map((code) => tree.get(code)?.names[language] ?? code) : null;
  return {
    product: await named('product', row.product),
    area: await named('area', row.area),
    cause: await named('cause', row.cause),
    class: way === null ? null : way.join(' › '),
  };
}

/** What was promised and carried out, as last recorded. */
function measuresOf({ entries }: LoadedCase): string | null {
  const last = entries.findLast(({ step, state }) => step === 'carry-out' && state === 'recorded');
  return (last?.record as { commitment?: string } | null | undefined)?.commitment ?? null;
}

async function compensationOf(call: Call, complaintId: string, language: Language): Promise<string | null> {
  const rows = await tables(call)
    .selectFrom('complaints.compensation')
    .select(['kind', 'state', 'amount_minor', 'currency'])
    .where('complaint_id', '=', complaintId)
    .where('state', 'in', ['approved', 'paid'])
    .orderBy('proposed_at')
    .execute();
  const lines = rows.map(({ kind, state, amount_minor: minor, currency }) => {
    const amount = (Number(minor) / 100).toFixed(2);
    const [what, how] = [kinds[kind]?.[language] ?? kind, compensationStates[state]?.[language] ?? state];
    return language === 'zh' ? `${what}${amount}元（${how}）` : `${what} ${currency} ${amount} (${how})`;
  });
  return lines.length === 0 ? null : lines.join(language === 'zh' ? '；' : '; ');
}
