import type {
  AppealState,
  FollowedComplaint,
  FollowedEntry,
  Letter,
  Question,
  TimelineEntry,
} from '@tongli/contracts/complaints';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { limitsOf } from '../../work/index.ts';
import { findStanding } from '../appeal/standing.ts';
import { questionsOf } from '../feedback/questions.ts';
import { verdictsOf } from '../feedback/verdicts.ts';
import { filesOf } from '../files.ts';
import { lettersOf } from '../letters/letters.ts';
import { readFollowToken } from '../link.ts';
import { timelineOf } from '../record.ts';
import { pausesOf } from '../stages/pausing.ts';
import { findCase, type LoadedCase, tables, zoneOf } from '../store.ts';
import { customerMay, type Standing } from './standing.ts';

/** The case behind a link, for whoever holds it; nothing of anybody else's. */
export async function followedCase(call: Call, token: string): Promise<LoadedCase | null> {
  const id = readFollowToken(call.keyring, token);
  const loaded = id === null ? null : await findCase(beyondScope(call), id);
  return loaded && !loaded.case.erased ? loaded : null;
}

const lastAppeal = (call: Call, complaintId: string) =>
  tables(call)
    .selectFrom('complaints.appeal')
    .select(['state', 'lodged_at', 'decision'])
    .where('complaint_id', '=', complaintId)
    .orderBy('lodged_at', 'desc')
    .executeTakeFirst();

/** What the customer can do with the last answer. */
export async function standingOf(call: Call, { row, case: { state } }: LoadedCase): Promise<Standing> {
  const times = await findStanding(call, row);
  const appeal = await lastAppeal(call, row.id);
  const at = times.answeredAt?.toISOString();
  const verdict = (await verdictsOf(call, row.id)).find(({ answeredAt }) => answeredAt === at);
  return {
    ...times,
    state,
    accepted: verdict?.acceptedAt != null,
    rated: verdict?.ratedAt != null,
    appeal: (appeal?.state as AppealState) ?? null,
  };
}

/** Lines of the history that concern the customer, by the words that they read. */
const kinds: Readonly<Record<string, FollowedEntry['kind']>> = {
  lodged: 'lodged',
  acknowledged: 'acknowledged',
  asked: 'question',
  'question-answered': 'reply',
  answered: 'answered',
  accepted: 'accepted',
  rated: 'rated',
  appealed: 'appealed',
  'appeal-decided': 'appeal-decided',
  reopened: 'reopened',
  closed: 'closed',
};
/** Why a case is taken up again and what was found is said elsewhere, or only inside the house. */
const withoutWords = new Set(['lodged', 'reopened', 'closed']);

function courseOf(timeline: readonly TimelineEntry[], letters: readonly Letter[]): FollowedEntry[] {
  const said = timeline.flatMap(({ code, at, text }) => {
    const kind = kinds[code];
    return kind ? [{ kind, at, text: withoutWords.has(code) ? null : text }] : [];
  });
  const sent = letters.map(({ at, subject, body }) => ({ kind: 'letter' as const, at, text: `${subject}\n\n${body}` }));
  return [...said, ...sent].sort((a, b) => a.at.localeCompare(b.at));
}

const shownQuestion = ({ id, state, text, askedAt, answer }: Question) => ({ id, state, text, askedAt, answer });

/** Behind the signed link: the customer's own words and ours to them, nothing that is said inside the house. */
export async function followComplaint(call: Call, token: string): Promise<FollowedComplaint | Refusal> {
  const loaded = await followedCase(call, token);
  if (!loaded) return notFound;
  const { row } = loaded;
  const standing = await standingOf(call, loaded);
  const [appeal, rating] = [await lastAppeal(call, row.id), (await verdictsOf(call, row.id)).at(-1)];
  return {
    number: row.number,
    state: loaded.case.state,
    facts: maskText(row.facts),
    demand: row.demand === null ? null : maskText(row.demand),
    lodgedAt: row.lodged_at.toISOString(),
    ...(await promiseOf(call, row.id)),
    paused: await pausedNow(call, row.id),
    fileCount: (await filesOf(call, row.id)).filter((file) => file.uploadedBy === null).length,
    answer: row.answer === null ? null : maskText(row.answer),
    validity: row.validity as FollowedComplaint['validity'],
    course: courseOf(await timelineOf(call, row.id), await handSent(call, row.id)),
    questions: (await questionsOf(call, row.id)).filter(({ state }) => state !== 'withdrawn').map(shownQuestion),
    appeal: appeal
      ? {
          state: appeal.state as AppealState,
          lodgedAt: appeal.lodged_at.toISOString(),
          decision: appeal.decision === null ? null : maskText(appeal.decision),
        }
      : null,
    rating:
      rating && rating.satisfied !== null && standing.rated
        ? { satisfied: rating.satisfied, words: rating.words }
        : null,
    accepted: standing.accepted,
    may: customerMay(standing, call.now),
    zone: await zoneOf(call, row),
  };
}

async function promiseOf(call: Call, id: string) {
  const limits = (await limitsOf(call, [{ type: 'complaint', id }])).get(id) ?? [];
  const respond = limits.findLast(({ kind }) => kind === 'respond');
  return { respondBy: respond?.dueAt ?? null, overdue: respond?.state === 'breached' };
}

async function pausedNow(call: Call, id: string): Promise<FollowedComplaint['paused']> {
  const open = (await pausesOf(call, id)).find(({ endedAt }) => endedAt === null);
  return open ? { reason: open.reason, since: open.from, until: open.until } : null;
}

/** Letters that say what the course does not say already. */
async function handSent(call: Call, complaintId: string): Promise<Letter[]> {
  const rows = await tables(call)
    .selectFrom('complaints.letter')
    .select('id')
    .where('complaint_id', '=', complaintId)
    .where((where) => where.or([where('by_hand', '=', true), where('kind', '=', 'visit-invitation')]))
    .execute();
  const shown = new Set(rows.map(({ id }) => id));
  return (await lettersOf(call, complaintId)).filter(({ id }) => shown.has(id));
}
