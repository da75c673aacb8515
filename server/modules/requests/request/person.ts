import type { PersonRecord, PersonSection } from '@tongli/contracts/privacy';
import { type Selectable, sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { codeFact, instantFact, textFact } from '../../../platform/personal/facts.ts';
import { doorOfFiled } from '../../../platform/personal/filed.ts';
import { erasedName } from '../../../platform/personal/mask.ts';
import type { Person, PersonDoor } from '../../../platform/personal/person.ts';
import { type QuotedIn, takeOutQuotes } from '../../../platform/personal/quotes.ts';
import { tables } from '../store.ts';
import type { RequestsTables } from '../tables.ts';
import type { FormValues } from './form.ts';
import type { RequestRecord, StayRecord } from './store.ts';

type EntryRow = Selectable<RequestsTables['requests.request_entry']>;

const ofPerson = (call: Call, { id }: Person) =>
  tables(call).selectFrom('requests.request').where('customer_id', '=', id);

const typed = (values: unknown): string[] =>
  Object.values(values as FormValues).filter((value): value is string => typeof value === 'string');

function recordOf(row: RequestRecord, said: readonly EntryRow[], stays: readonly StayRecord[]): PersonRecord {
  return {
    title: row.number,
    facts: [
      ...instantFact('lodged-at', row.lodged_at),
      ...codeFact('channel', row.channel),
      ...codeFact('state', row.state),
      ...textFact('demand', row.title),
      ...textFact('facts', row.body),
      ...typed(row.form).flatMap((words) => textFact('facts', words)),
      ...said.flatMap((entry) => textFact('history', entry.body, entry.at)),
      ...stays.flatMap((stay) => textFact('step', stay.reason, stay.left_at)),
      ...textFact('answer', row.answer, row.answered_at),
      ...textFact('note', row.adoption_reason),
      ...instantFact('closed-at', row.closed_at),
    ],
  };
}

async function exportPerson(call: Call, person: Person): Promise<PersonSection | null> {
  const rows = await ofPerson(call, person).selectAll().orderBy('lodged_at').orderBy('id').execute();
  if (rows.length === 0) return null;
  const ids = rows.map(({ id }) => id);
  const entries = await tables(call)
    .selectFrom('requests.request_entry')
    .selectAll()
    .where('request_id', 'in', ids)
    .where('body', 'is not', null)
    .orderBy('id')
    .execute();
  const stays = await tables(call)
    .selectFrom('requests.request_stay')
    .selectAll()
    .where('request_id', 'in', ids)
    .orderBy('place')
    .execute();
  const records = rows.map((row) =>
    recordOf(
      row,
      entries.filter((entry) => entry.request_id === row.id),
      stays.filter((stay) => stay.request_id === row.id),
    ),
  );
  return { section: 'requests', records };
}

/** Where a request of somebody else may name them: who asks for a family, or gives another's number for the visit. */
const quoted: readonly QuotedIn[] = [
  ['requests.request', ['title', 'body', 'answer', 'adoption_reason', 'close_reason'], ['form']],
  ['requests.request_stay', ['reason'], ['entered']],
  ['requests.request_entry', ['body']],
  ['requests.visit', ['note', 'outcome_text', 'reason']],
];

/** Their own requests are emptied; of those of others only their number and address go. */
const erasePerson = async (call: Call, person: Person) => ({
  requests: await eraseOwn(call, person),
  quotes: await takeOutQuotes(call, person.identity, quoted),
});

/** What was said and typed goes; that there was a request, its steps and its times stay. Locked first. */
async function eraseOwn(call: Call, person: Person): Promise<number> {
  const rows = await ofPerson(call, person)
    .select('id')
    .where('erased_at', 'is', null)
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const ids = rows.map(({ id }) => id);
  if (ids.length === 0) return 0;
  await tables(call)
    .updateTable('requests.request_entry')
    .set({ body: null })
    .where('request_id', 'in', ids)
    .where('body', 'is not', null)
    .execute();
  await tables(call)
    .updateTable('requests.request_stay')
    .set({ entered: '{}', reason: sql<string | null>`case when reason is not null then ${erasedName} end` })
    .where('request_id', 'in', ids)
    .execute();
  await tables(call)
    .updateTable('requests.visit')
    .set({
      ...{
        place: null,
        note: '',
        outcome_text: null,
        reason: null,
        ended_at: sql<Date>`coalesce(ended_at, ${call.now})`,
      },
      // A visit that was still to come has nowhere to go.
      state: sql<string>`case when ended_at is null then 'cancelled' else state end`,
    })
    .where('request_id', 'in', ids)
    .execute();
  const gone = (column: string) => sql<string | null>`case when ${sql.ref(column)} is not null then ${erasedName} end`;
  await tables(call)
    .updateTable('requests.request')
    .set({
      title: erasedName,
      body: '',
      form: '{}',
      tags: [],
      answer: gone('answer'),
      adoption_reason: gone('adoption_reason'),
      close_reason: gone('close_reason'),
      erased_at: call.now,
      version: sql<number>`version + 1`,
    })
    .where('id', 'in', ids)
    .execute();
  return ids.length;
}

export const requestPerson: PersonDoor = {
  exportPerson,
  erasePerson,
  ...doorOfFiled({ table: 'requests.request' }),
};
