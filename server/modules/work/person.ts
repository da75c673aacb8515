import type { Call } from '../../platform/call.ts';
import type { Person, PersonDoor } from '../../platform/personal/person.ts';
import { type QuotedIn, takeOutQuotes } from '../../platform/personal/quotes.ts';

/** Texts in which somebody may have quoted a customer. */
const quoted: readonly QuotedIn[] = [
  ['work.task', ['title', 'body']],
  ['work.task_entry', ['text']],
  ['work.comment', [], ['parts']],
  ['work.approval', ['title', 'body']],
  ['work.approval_step', ['note']],
  ['work.promise_check', ['note']],
];

/** Nothing here is filed under a customer. Their number and address are taken out of what was quoted; the work stays. */
const erasePerson = async (call: Call, { identity }: Person) => ({
  quotes: await takeOutQuotes(call, identity, quoted),
});

export const workPerson: PersonDoor = { exportPerson: async () => null, erasePerson };
