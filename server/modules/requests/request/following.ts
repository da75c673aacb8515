import type { FollowedRequest } from '@tongli/contracts/requests';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { beyondScope } from '../../../platform/permissions/scope.ts';
import { maskText } from '../../../platform/personal/mask.ts';
import { limitsOf } from '../../work/index.ts';
import { followedVisits } from '../visit/queries.ts';
import { requestLink } from './link.ts';
import { calendarOf } from './path.ts';
import { decideRating } from './request.ts';
import { findLoaded, type RequestRecord, subjectOf } from './store.ts';

/** The limit of the whole, and not of a step: what was promised to whoever asked. */
async function dueOf(call: Call, row: RequestRecord): Promise<Pick<FollowedRequest, 'dueAt' | 'overdue'>> {
  const subject = subjectOf(row.id);
  const whole = (await limitsOf(call, [subject])).get(row.id)?.find(({ kind }) => kind === 'respond');
  if (row.state === 'closed' || !whole) return { dueAt: null, overdue: false };
  return { dueAt: whole.dueAt, overdue: whole.state === 'breached' };
}

/** Behind the signed link: what whoever asked said, where it is, and our answer; nothing that is said inside the house. */
export async function followRequest(call: Call, token: string): Promise<FollowedRequest | Refusal> {
  const id = requestLink.read(call.keyring, token);
  const loaded = id === null ? null : await findLoaded(beyondScope(call), id);
  if (!loaded || loaded.facts.erased) return notFound;
  const { row, path } = loaded;
  return {
    number: row.number,
    kind: row.kind as FollowedRequest['kind'],
    state: row.state as FollowedRequest['state'],
    title: maskText(row.title),
    text: maskText(row.body),
    lodgedAt: row.lodged_at.toISOString(),
    closedAt: row.closed_at?.toISOString() ?? null,
    step: path.definition.steps.find(({ key }) => key === row.step)?.name ?? null,
    answer: row.answer === null ? null : maskText(row.answer),
    outcome: row.outcome as FollowedRequest['outcome'],
    adoption: row.adoption as FollowedRequest['adoption'],
    ...(await dueOf(call, row)),
    satisfaction: row.satisfaction,
    mayRate: decideRating(loaded.facts) === null,
    visits: await followedVisits(call, row.id),
    zone: (await calendarOf(path, call)).calendar.zone,
  };
}
