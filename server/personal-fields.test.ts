import { maskOf } from '@tongli/contracts/kernel';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { innerOf } from './platform/personal/outgoing.ts';
import { operations } from './wiring.ts';

/** Words by which a field gives away that it may hold what a customer said, or who they are. */
const telling =
  /name|phone|email|facts|demand|note|text|answer|reason|summary|description|problem|evidence|title|message|value|body|address|cells/i;

/** Fields with such a name that hold nothing of a customer, and why. A path begins with the operation; `*` is any run of characters. */
const harmless: Readonly<Record<string, string>> = {
  '*.ownerName': 'a member of staff',
  'complaints.*.wording*ByName': 'a member of staff',
  'complaints.list-crises.crises.leaderName': 'a member of staff',
  'access.list-audit.items.subjectName': 'the number of a case, or a member of staff',
  '*.creatorName': 'a member of staff',
  'complaints.*.candidates.name': 'a member of staff',
  'complaints.get-board.owners.name': 'a member of staff',
  'complaints.get-capacity.handlers.name': 'a member of staff',
  'complaints.*.toName': 'a member of staff',
  'measures.*.log.byName': 'a member of staff',
  'measures.*.annotations.byName': 'a member of staff',
  'measures.list-cohorts.items.name': 'what a set of customers is called by whoever fixed it',
  'measures.get-cohort.name': 'what a set of customers is called by whoever fixed it',
  'measures.scorecard.people.name': 'a member of staff',
  'measures.*.owner.name': 'a member of staff',
  'measures.*month.people.name': 'a member of staff',
  'measures.*.answeredBy': 'a member of staff',
  'measures.*report*.personName': 'a member of staff',
  'measures.*report*.address': 'where a member of staff reads their mail at work, for whoever sends it there',
  'measures.*report*.problem': 'a code',
  'measures.*table*.name': 'one’s own table, shown to whoever sent it alone',
  'measures.draw-uploaded-table.definition.value': 'the name of a column of one’s own table',
  '*.authorName': 'a member of staff',
  'work.*.name': 'members of staff',
  'work.*.answerableName': 'a member of staff',
  'work.*.drawnByName': 'a member of staff',
  'work.*.checks.byName': 'a member of staff',
  '*.actorName': 'a member of staff, or a part of the system',
  '*.askedByName': 'a member of staff',
  'complaints.*.group.formedByName': 'a member of staff',
  'complaints.*evidence-format*changedByName': 'a member of staff',
  '*.decidedByName': 'a member of staff',
  '*.madeByName': 'a member of staff',
  'complaints.*.proposerName': 'a member of staff',
  'complaints.*.decidedForName': 'a member of staff',
  'complaints.*.paidByName': 'a member of staff',
  'complaints.*.endedByName': 'a member of staff',
  'complaints.*.doneByName': 'a member of staff',
  'complaints.*.foundByName': 'a member of staff',
  'complaints.*.personName': 'a member of staff',
  'complaints.*.appealDecidedByName': 'a member of staff',
  '*.team.name': 'members of staff',
  'improvement.*Name': 'a member of staff',
  'org.*.name': 'members of staff',
  'org.*.successorName': 'members of staff',
  'access.*.username': 'of an account',
  'access.*.name': 'of an account or a token',
  'access.*.accountName': 'of an account',
  'access.me.address': 'the address of the installation itself',
  'system.*-public-address.address': 'the address of the installation itself',
  'access.*.addressPrefix': 'where a member of staff signed in from',
  'access.*.emailDomain': 'a setting',
  'access.*.roleMap.value': 'a setting',
  'imports.preview.rows.*': 'masked by what each column stands for: a case number may look like that of a card',
  'contacts.*gentName': 'a member of staff',
  'contacts.*.reason': 'a code of the settings',
  'contacts.*reason': 'a code of the settings',
  'contacts.*.others.name': 'members of staff',
  'contacts.*.agents.name': 'members of staff',
  'contacts.*.legs.name': 'members of staff',
  'contacts.*.holds.*ByName': 'members of staff',
  'contacts.*.recordingNotice.setByName': 'a member of staff',
  'contacts.*.sounds.setByName': 'a member of staff',
  'contacts.*.sounds.name': 'of a file that an administrator chose',
  'requests.*.acts.byName': 'a member of staff',
  'requests.*.draft.byName': 'a member of staff',
  'requests.*.acts.reason': 'why a process was changed, piloted or taken back',
  'requests.*.pilots.reason': 'why a process was rolled out or taken back',
  'requests.*.versions.note': 'what is new in a process',
  'contacts.*.answer': 'what browsers are answered to find their way',
  'contacts.*.iceServers.username': 'made up, for a relay',
  'contacts.*.agent.name': 'a member of staff',
  'contacts.*.byName': 'a member of staff',
  'contacts.*takenByName': 'a member of staff',
  'contacts.*settledByName': 'a member of staff',
  'contacts.try-queue.stages.came.name': 'a member of staff',
  'contacts.*.startedByName': 'a member of staff',
  'contacts.*.endedByName': 'a member of staff',
  'contacts.list-colleagues.colleagues.name': 'members of staff',
  'customers.*.steps.byName': 'a member of staff',
  'contacts.list-broadcasts.broadcasts.text': 'said by a leader to agents',
  'contacts.*.messages.text': 'told to nobody but the customer whose words they are and who was answered',
  'contacts.*.messages.files.name': 'told to nobody but its sender',
  'requests.*.lodgedByName': 'a member of staff',
  'requests.*.stays.byName': 'a member of staff',
  'requests.*.stays.values': 'lists hold keys of choices and ids of files; typed words are marked',
  'requests.*.steps.next.when.value': 'a setting',
  'requests.*.watchers.name': 'members of staff',
  'requests.*.personName': 'a member of staff',
  'requests.*.templates.text': 'written beforehand by members of staff, about nobody',
  'requests.*.templates.title': 'written beforehand by members of staff, about nobody',
  'knowledge.*':
    'words for everybody, written and approved by members of staff: they hold places in place of a customer’s data',
  'complaints.*letter-template*': 'words for everybody, with places in place of a customer’s data',
  'complaints.list-letter-editions.*': 'words for everybody, with places in place of a customer’s data',
  'complaints.*.handlerName': 'a member of staff',
  'complaints.*.reviewerName': 'a member of staff',
  'complaints.*.visitorName': 'a member of staff',
  'complaints.*.lodgedByName': 'a member of staff',
  'complaints.*.settledByName': 'a member of staff',
  'complaints.*.byName': 'a member of staff',
  'complaints.*library*': 'made anonymous, read and released by two people',
  'complaints.*.proposedByName': 'a member of staff',
  'outreach.list-waves.waves.name': 'what the run of a survey is called',
  'outreach.*.value': 'a number of a scale, or the key of an option',
  'people.*': 'what exams ask and trainings say, written by members of staff; and their names and answers',
  'desk.*.name': 'what members of staff call their views',
  'files.stage*.name': 'told to nobody but its sender',
  'imports.list-importables.importables.name': 'a declaration',
  'system.*.name': 'a part of the system',
  'system.get-status.backup.fileName': 'named after its instant',
};

/** Every text of a reply that is not marked as personal, by its path. */
function* unmarked(schema: z.ZodType, path: string): Generator<string> {
  if (maskOf(schema)) return;
  if (schema instanceof z.ZodObject) {
    for (const [key, field] of Object.entries(schema.shape)) yield* unmarked(field as z.ZodType, `${path}.${key}`);
  } else if (schema instanceof z.ZodArray) yield* unmarked(schema.element as z.ZodType, path);
  else if (schema instanceof z.ZodRecord) yield* unmarked(schema.valueType as z.ZodType, path);
  else if (schema instanceof z.ZodUnion)
    for (const option of schema.options) yield* unmarked(option as z.ZodType, path);
  else if (schema instanceof z.ZodString) yield path;
  else {
    const inner = innerOf(schema);
    if (inner) yield* unmarked(inner, path);
  }
}

const matches = (pattern: string, path: string) =>
  new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '.*')}$`).test(path);

const fields = operations
  .map(({ endpoint }) => endpoint)
  .filter(({ discloses }) => !discloses)
  .flatMap(({ id, reply }) => [...unmarked(reply, id)])
  .filter((path) => telling.test(path.slice(path.lastIndexOf('.') + 1)));

test('a field that may hold what a customer said is marked, or it is written down why not', () => {
  const known = Object.keys(harmless);
  expect([...new Set(fields.filter((path) => !known.some((pattern) => matches(pattern, path))))]).toEqual([]);
});

test('what is written down is still there', () => {
  const stale = Object.keys(harmless).filter((pattern) => !fields.some((path) => matches(pattern, path)));
  expect(stale).toEqual([]);
});
