import type { FollowedRequest } from '@tongli/contracts/requests';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { followRequest } from './following.ts';
import { requestLink } from './link.ts';
import { decideRating } from './request.ts';
import { addEntry, findLoaded, lockRequest, type RequestRecord, save, subjectOf, tellChange } from './store.ts';

export interface RequestRating {
  /** 1 very dissatisfied … 5 very satisfied. */
  readonly score: number;
  readonly words: string;
  readonly by: 'portal' | 'survey';
}

async function keepRating(call: Call, row: RequestRecord, { score, words, by }: RequestRating): Promise<void> {
  const saved = await save(call, row, { satisfaction: score, rated_at: call.now });
  await addEntry(call, row.id, 'rated', { score: String(score), by }, words);
  await tellChange(call, saved, 'rated');
}

/** Behind the signed link, by whoever asked: once for each time that the request was closed. */
export async function rateRequest(
  call: Call,
  token: string,
  given: Pick<RequestRating, 'score' | 'words'>,
): Promise<FollowedRequest | Refusal> {
  const id = requestLink.read(call.keyring, token);
  const loaded = id === null ? null : await lockRequest(beyondScope(call), id);
  if (!loaded || loaded.facts.erased) return notFound;
  const refused = decideRating(loaded.facts);
  if (refused) return refused;
  await keepRating(call, loaded.row, { ...given, by: 'portal' });
  await audit(call, 'complaints.rate-request-in-portal', subjectOf(loaded.row.id));
  return followRequest(call, token);
}

/** What a survey about the request was answered with: the customer's last word, whatever was said before. */
export async function noteRequestRating(call: Call, id: string, score: number): Promise<void> {
  const loaded = await lockRequest(beyondScope(call), id);
  if (loaded && !loaded.facts.erased) await keepRating(call, loaded.row, { score, words: '', by: 'survey' });
}

/** Whose request it was, and who can be asked how it went; null where nobody can: it was of staff, taken back, or erased. */
export interface AskedAfterRequest {
  readonly number: string;
  readonly projectId: string;
  readonly unitId: string | null;
  readonly customerId: string;
  readonly ownerId: string | null;
}

export async function askedAfterRequest(call: Call, id: string): Promise<AskedAfterRequest | null> {
  const row = (await findLoaded(beyondScope(call), id))?.row;
  if (!row || row.customer_id === null || row.erased_at !== null || row.outcome === 'withdrawn') return null;
  return {
    ...{ number: row.number, projectId: row.project_id, unitId: row.unit_id ?? row.for_unit_id },
    ...{ customerId: row.customer_id, ownerId: row.owner_id },
  };
}
