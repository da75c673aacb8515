import type { RepeatLink, Repeats } from '@tongli/contracts/complaints';
import { allowanceOf, type Call, forbidden, notFound, type Refusal, refuse } from '../../../platform/call.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { describePeople } from '../../org/index.ts';
import { present } from '../list.ts';
import { type ComplaintRecord, findCase, inReach, type LoadedCase, tables, visible } from '../store.ts';
import { plainCase } from './finding.ts';
import { planOf } from './plan.ts';

const linksOf = (call: Call, id: string) =>
  tables(call)
    .selectFrom('complaints.repeat_link')
    .selectAll()
    .where(({ or, eb }) => or([eb('complaint_id', '=', id), eb('other_id', '=', id)]))
    .orderBy('at', 'desc')
    .limit(50)
    .execute();

const followersOf = (call: Call, id: string) =>
  tables(call)
    .selectFrom('complaints.master_member')
    .selectAll()
    .where(({ or, eb }) => or([eb('complaint_id', '=', id), eb('master_id', '=', id)]))
    .orderBy('joined_at')
    .execute();

async function casesById(call: Call, ids: readonly string[]): Promise<Map<string, ComplaintRecord>> {
  if (ids.length === 0) return new Map();
  const rows = await tables(call)
    .selectFrom('complaints.complaint as complaint')
    .selectAll('complaint')
    .where('complaint.id', 'in', [...ids])
    .where(inReach(call))
    .where(visible)
    .execute();
  return new Map(rows.map((row) => [row.id, row]));
}

/** What a case has to do with others: links with reasons, the case that it follows or that follow it, and the plan. Others that the caller cannot see are left out. */
export async function getRepeats(call: Call, id: string): Promise<Repeats | Refusal> {
  const loaded = await findCase(call, id);
  if (!loaded) return notFound;
  const [links, followers] = [await linksOf(call, id), await followersOf(call, id)];
  const otherOf = (link: (typeof links)[number]) => (link.complaint_id === id ? link.other_id : link.complaint_id);
  const ids = [...links.map(otherOf), ...followers.flatMap((one) => [one.complaint_id, one.master_id])];
  const cases = await casesById(call, [...new Set(ids)]);
  const names = await describePeople(call, present([...cases.values()].map((row) => row.owner_id)));
  const shown = links.flatMap((link): RepeatLink[] => {
    const row = cases.get(otherOf(link));
    if (!row) return [];
    const { kind, state, score } = link;
    return [
      {
        ...plainCase(row, names),
        ...{ linkId: link.id, kind: kind as RepeatLink['kind'], linkState: state as RepeatLink['linkState'], score },
        reasons: link.reasons as RepeatLink['reasons'],
        side: link.complaint_id === id ? 'earlier' : 'later',
      },
    ];
  });
  const window = (followed: (typeof followers)[number], ofId: string) => {
    const row = cases.get(ofId);
    if (!row) return [];
    const { number, channel } = row;
    const state = row.state as Repeats['members'][number]['state'];
    const times = {
      joinedAt: followed.joined_at.toISOString(),
      detachedAt: followed.detached_at?.toISOString() ?? null,
    };
    return [{ complaintId: ofId, number, channel, state, ...times }];
  };
  const leading = followers.find((one) => one.complaint_id === id && one.detached_at === null);
  return {
    links: shown,
    repeatCount: shown.filter(
      ({ kind, linkState, side }) => kind === 'repeat' && linkState === 'linked' && side === 'earlier',
    ).length,
    plan: await planOf(call, id),
    master: (leading ? window(leading, leading.master_id) : [])[0] ?? null,
    members: followers.filter((one) => one.master_id === id).flatMap((one) => window(one, one.complaint_id)),
    actions: actionsOf(call, loaded, leading !== undefined),
  };
}

function actionsOf(call: Call, { case: { place, state, erased } }: LoadedCase, follows: boolean) {
  const may = (permission: string) => (holds(call.actor, permission, place) ? null : forbidden);
  const open = state === 'closed' ? refuse('complaint-closed') : null;
  const whole = erased ? refuse('complaint-erased') : null;
  return {
    judge: allowanceOf(may('complaints.lodge') ?? whole),
    join: allowanceOf(may('complaints.handle') ?? open ?? (follows ? refuse('follows-another') : null)),
    detach: allowanceOf(may('complaints.handle') ?? (follows ? null : refuse('follows-nobody'))),
  };
}
