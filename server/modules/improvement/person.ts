import type { Call } from '../../platform/call.ts';
import type { Person, PersonDoor } from '../../platform/personal/person.ts';
import { type QuotedIn, takeOutQuotes } from '../../platform/personal/quotes.ts';

/** Texts in which somebody may have quoted a case. */
const quoted: readonly QuotedIn[] = [
  ['improvement.triage', ['note']],
  ['improvement.root_cause', ['conclusion']],
  ['improvement.study', ['problem'], ['whys']],
  ['improvement.action', ['title', 'description', 'evidence']],
  ['improvement.project', ['title', 'problem']],
  ['improvement.project_evidence', ['note']],
  ['improvement.project_entry', ['note']],
  ['improvement.saving', ['evidence', 'settled_note']],
  ['improvement.launch', ['title', 'content', 'withdrawn_reason']],
  ['improvement.launch_check', ['note']],
  ['improvement.change', ['title', 'content']],
  ['improvement.adkar_round', ['note']],
];

/** Nothing here is filed under a person. Their number and address are taken out of what was quoted; the study stays. */
const erasePerson = async (call: Call, { identity }: Person) => ({
  quotes: await takeOutQuotes(call, identity, quoted),
});

export const improvementPerson: PersonDoor = { exportPerson: async () => null, erasePerson };
