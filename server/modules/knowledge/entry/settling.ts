import type { Call } from '../../../platform/call.ts';
import { giveArticleBack } from '../article/articles.ts';
import { publishArticle } from '../article/publishing.ts';
import { givePhraseBack, publishPhrase } from '../phrase/phrases.ts';
import type { Outcome } from './edition.ts';
import { awaiting } from './lifecycle.ts';
import { type EntryKind, type LockedEntry, lockEntry } from './store.ts';

interface Settling {
  readonly publish: (call: Call, locked: LockedEntry, approvedBy: string | null) => Promise<void>;
  readonly giveBack: (call: Call, locked: LockedEntry) => Promise<void>;
}

const kinds: Readonly<Record<EntryKind, Settling>> = {
  phrase: { publish: publishPhrase, giveBack: givePhraseBack },
  article: { publish: publishArticle, giveBack: giveArticleBack },
};

/** What becomes of the edition that awaited this approval; nothing, where it is about something else or was told before. */
export async function settleApproval(
  call: Call,
  approvalId: string,
  { outcome, byId }: { outcome: Outcome; byId: string | null },
): Promise<void> {
  const edition = await awaiting(call, approvalId);
  if (!edition) return;
  for (const kind of Object.keys(kinds) as EntryKind[]) {
    const locked = await lockEntry(call, kind, edition.entry_id);
    if (!locked || locked.open?.approval_id !== approvalId) continue;
    if (outcome === 'approved') await kinds[kind].publish(call, locked, byId);
    else await kinds[kind].giveBack(call, locked);
  }
}
