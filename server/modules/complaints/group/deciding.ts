import {
  complaintGroupDecided,
  type LetterLanguage,
  type LetterTemplate,
  letterBlank,
  letterFault,
} from '@tongli/contracts/complaints';
import { type Call, isRefusal, type Refusal, refuse, staleVersion } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { rules } from '../complaint.ts';
import { acknowledgeBy, answerBy } from '../handling.ts';
import { fillFor, languageOf } from '../letters/filling.ts';
import { keepLetter } from '../letters/letters.ts';
import { findTemplate } from '../letters/templates.ts';
import { addTimelineEntry, findCase, type LoadedCase } from '../store.ts';
import { isIn, loadAll } from './acknowledging.ts';
import { actOnGroup } from './forming.ts';
import { followersOf, saveGroup } from './store.ts';

type Words = { readonly subject: string; readonly body: string };

/** What is written to all has places for what differs, and nothing left blank. */
function decideWords(words: Words, fields: { readonly subject: string; readonly body: string }): Refusal | null {
  for (const part of ['subject', 'body'] as const) {
    const fault = letterFault('other', part, words[part]);
    const at = { status: 422, field: fields[part] } as const;
    if (fault) return refuse(`letter-${fault.code}`, { ...at, params: { placeholder: fault.placeholder } });
    if (/\{blank\}/.test(words[part]) || words[part].includes(letterBlank))
      return refuse('blank-left', { ...at, params: { blank: letterBlank } });
  }
  return null;
}

/** The words for one of them. */
function wordsFor(call: Call, { row }: LoadedCase, { subject, body }: Words, language: LetterLanguage): Promise<Words> {
  const both = (text: string) => ({ zh: text, en: text });
  const template: LetterTemplate = {
    ...{ id: row.id, kind: 'other', name: both(''), subject: both(subject), body: both(body) },
    ...{ version: 0, retired: false, changedAt: null, changedByName: null },
  };
  return fillFor(call, row, template, { language });
}

/** One answer to the master and to all who are not excepted, each addressed by themselves. */
export async function decideForGroup(
  call: Call,
  id: string,
  { text, version }: { readonly text: string; readonly version: number },
): Promise<{ id: string; answered: number; left: number } | Refusal> {
  const counts = { answered: 0, left: 0 };
  const done = await actOnGroup(
    call,
    id,
    { act: 'decide', operation: 'complaints.decide-for-group' },
    async ({ master, group }) => {
      if (group.version !== version) return staleVersion;
      const unfit = decideWords({ subject: '-', body: text }, { subject: 'body.text', body: 'body.text' });
      if (unfit) return unfit;
      const wordsOf = async (loaded: LoadedCase) =>
        (await wordsFor(call, loaded, { subject: '-', body: text }, languageOf({ facts: text }))).body;
      const own = await answerBy(call, id, await wordsOf(master), (now) => rules.answer(now.case, call.actor));
      if (isRefusal(own)) return own;
      counts.answered = 1;
      for (const member of await followersOf(call, id)) {
        const given = member.except_reason === null && (await answerMember(call, member.complaint_id, wordsOf));
        counts[given ? 'answered' : 'left'] += 1;
      }
      await saveGroup(call, group, { decided_at: call.now });
      await append(call, complaintGroupDecided, id, {
        ...{ projectId: group.project_id, number: master.row.number },
        ...counts,
      });
      const { answered, left } = counts;
      await addTimelineEntry(call, id, 'group-decided', { count: String(answered), left: String(left) });
      return null;
    },
  );
  return isRefusal(done) ? done : { ...done, ...counts };
}

async function answerMember(
  call: Call,
  memberId: string,
  wordsOf: (loaded: LoadedCase) => Promise<string>,
): Promise<boolean> {
  const member = await findCase(call, memberId);
  if (!member) return false;
  const words = await wordsOf(member);
  if (member.case.state === 'lodged') await acknowledgeBy(call, memberId, words, isIn('lodged'));
  return !isRefusal(await answerBy(call, memberId, words, isIn('acknowledged')));
}

export interface JointLetter extends Words {
  readonly templateId: string;
  readonly templateVersion: number;
  readonly language: LetterLanguage;
}

/** The same letter to all of them, excepted ones too, each filled for its own case. */
export async function writeToGroup(call: Call, id: string, letter: JointLetter): Promise<{ sent: number } | Refusal> {
  let sent = 0;
  const done = await actOnGroup(
    call,
    id,
    { act: 'write', operation: 'complaints.write-to-group' },
    async ({ master }) => {
      const { templateId, templateVersion, language } = letter;
      const template = await findTemplate(call, { templateId });
      if (!template) return refuse('unknown-template', { status: 422, field: 'body.templateId' });
      const unfit = decideWords(letter, { subject: 'body.subject', body: 'body.body' });
      if (unfit) return unfit;
      const members = (await followersOf(call, id)).map((one) => one.complaint_id);
      for (const to of [master, ...(await loadAll(call, members))]) {
        if (to.case.erased) continue;
        const filled = await wordsFor(call, to, letter, language);
        await keepLetter(call, to.row, { kind: template.kind, templateId, templateVersion, language, ...filled }, true);
        await addTimelineEntry(call, to.row.id, 'letter-sent', { letter: template.kind }, filled.subject);
        sent += 1;
      }
      await addTimelineEntry(call, id, 'group-letter', { count: String(sent) }, letter.subject);
      return null;
    },
  );
  return isRefusal(done) ? done : { sent };
}
