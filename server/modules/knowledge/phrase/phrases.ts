import { type Phrase, type PhraseContent, phrasePublished, phraseWithdrawn } from '@tongli/contracts/knowledge';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, isRefusal, notFound, type Refusal, staleBehind } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { projectFor } from '../../org/index.ts';
import { decideEntry, type EntryAct } from '../entry/edition.ts';
import {
  beginEntry,
  discardOpen,
  giveBack,
  publish,
  submitDraft,
  withdrawPublished,
  writeDraft,
} from '../entry/lifecycle.ts';
import { type LockedEntry, lockEntry } from '../entry/store.ts';
import { decideContent } from './phrase.ts';
import { getPhrase } from './queries.ts';

const subjectOf = (id: string) => ({ type: 'phrase', id });

export interface NewPhrase extends PhraseContent {
  /** Left out where the caller reaches one project only. */
  readonly projectId?: string | undefined;
}

export async function addPhrase(call: Call, { projectId, ...content }: NewPhrase): Promise<Phrase | Refusal> {
  const project = await projectFor(call, projectId);
  if (isRefusal(project)) return project;
  const refused = decideContent(content);
  if (refused) return refused;
  const id = await beginEntry(call, { kind: 'phrase', projectId: project, content });
  await audit(call, 'knowledge.add-phrase', subjectOf(id));
  return getPhrase(call, id);
}

interface Seen {
  readonly act: EntryAct;
  readonly version: number;
}

/** The phrase, locked, where the act is allowed and the caller has seen it as it is. */
async function acting(call: Call, id: string, { act, version }: Seen): Promise<LockedEntry | Refusal> {
  const locked = await lockEntry(call, 'phrase', id);
  if (!locked) return notFound;
  if (locked.row.version !== version) return staleBehind(await getPhrase(call, id));
  return decideEntry(locked.facts, act) ?? locked;
}

export async function writePhrase(
  call: Call,
  id: string,
  { version, ...content }: PhraseContent & { version: number },
): Promise<Phrase | Refusal> {
  const locked = await acting(call, id, { act: 'write', version });
  if (isRefusal(locked)) return locked;
  const refused = decideContent(content);
  if (refused) return refused;
  await writeDraft(call, locked, content);
  await audit(call, 'knowledge.write-phrase', subjectOf(id));
  return getPhrase(call, id);
}

/** Both languages, as they will be said. */
function askedOf({ title, text }: PhraseContent) {
  return { title: title.zh, body: `${title.zh} · ${title.en}\n\n${text.zh}\n\n${text.en}` };
}

export async function submitPhrase(call: Call, id: string, version: number): Promise<Phrase | Refusal> {
  const locked = await acting(call, id, { act: 'submit', version });
  if (isRefusal(locked)) return locked;
  const refused = await submitDraft(call, locked, askedOf(locked.open?.content as unknown as PhraseContent));
  if (refused) return refused;
  await audit(call, 'knowledge.submit-phrase', subjectOf(id));
  return getPhrase(call, id);
}

export async function discardDraft(call: Call, id: string, version: number): Promise<Phrase | Refusal> {
  const locked = await acting(call, id, { act: 'discard', version });
  if (isRefusal(locked)) return locked;
  await discardOpen(call, locked);
  await audit(call, 'knowledge.discard-draft', subjectOf(id));
  return getPhrase(call, id);
}

const factsOf = ({ row }: LockedEntry, edition: { number: number; content: unknown }) => ({
  projectId: row.project_id,
  situation: (edition.content as PhraseContent).situation,
  edition: edition.number,
});

export async function withdrawPhrase(
  call: Call,
  id: string,
  { reason, version }: { reason: string; version: number },
): Promise<Phrase | Refusal> {
  const locked = await acting(call, id, { act: 'withdraw', version });
  if (isRefusal(locked)) return locked;
  await withdrawPublished(call, locked, reason);
  if (locked.published)
    await append(call, phraseWithdrawn, id, { ...factsOf(locked, locked.published), byId: call.actor.id });
  await audit(call, 'knowledge.withdraw-phrase', subjectOf(id), reason);
  return getPhrase(call, id);
}

export async function publishPhrase(call: Call, locked: LockedEntry, approvedBy: string | null): Promise<void> {
  await publish(call, locked, approvedBy);
  if (!locked.open) return;
  await append(call, phrasePublished, locked.row.id, { ...factsOf(locked, locked.open), approvedBy });
}

export const givePhraseBack = giveBack;

/** A phrase that was approved elsewhere, such as on paper before this installation began. Written by the caller. */
export async function addApproved(
  call: Call,
  { projectId, approvedBy, content }: { projectId: string; approvedBy: string; content: PhraseContent },
): Promise<void> {
  const id = await beginEntry(call, { kind: 'phrase', projectId, content });
  const locked = await lockEntry(call, 'phrase', id);
  if (locked) await publishPhrase(call, locked, approvedBy);
  await audit(call, 'knowledge.add-phrase', subjectOf(id));
}
