import { memberInvited, type TeamRole, type TeamSubject } from '@tongli/contracts/improvement';
import { audit } from '../../../platform/audit/audit.ts';
import { type Call, notFound, type Refusal } from '../../../platform/call.ts';
import { append } from '../../../platform/events/append.ts';
import { holds } from '../../../platform/permissions/scope.ts';
import { isPerson } from '../../org/index.ts';
import { placeOf, tables } from '../store.ts';
import { inReachOrTeam, memberOf, teamOf } from './store.ts';
import { decideAnswer, decideDismissal, decideInvitation } from './team.ts';

export interface Team {
  readonly type: TeamSubject;
  readonly id: string;
}

const tableOf = { 'root-cause': 'improvement.root_cause', project: 'improvement.project' } as const;

/** States in which a team has nothing left to do. */
const over = new Set(['concluded', 'closed', 'stopped']);

/** Locked, so that the team does not change while its subject is being closed. */
async function lockTeam(call: Call, { type, id }: Team) {
  const table = tableOf[type];
  const row = await tables(call)
    .selectFrom(table)
    .select(['number', 'state', 'project_id', 'unit_id'])
    .where('id', '=', id)
    .where(inReachOrTeam(call, type, table))
    .forUpdate()
    .executeTakeFirst();
  if (!row) return null;
  const leads = holds(call.actor, 'improvement.lead', placeOf(row));
  return { number: row.number, leads, state: { closed: over.has(row.state), members: await teamOf(call, type, id) } };
}

const auditTeam = (call: Call, act: string, { type, id }: Team) =>
  audit(call, `improvement.${act}`, { type: type === 'project' ? 'improvement-project' : type, id });

/** Part of an invitation or an opening. */
export async function saveMember(call: Call, { type, id }: Team, personId: string, role: TeamRole, joined: boolean) {
  const subject = { subject_type: type, subject_id: id, person_id: personId, invited_at: call.now };
  const answered = joined ? { state: 'joined', answered_at: call.now } : { state: 'invited' };
  await tables(call)
    .insertInto('improvement.member')
    .values({ ...subject, role, ...answered })
    .onConflict((conflict) => conflict.columns(['subject_type', 'subject_id', 'person_id']).doUpdateSet({ role }))
    .execute();
}

/** Part of an opening: whoever opens it leads it. */
export async function joinAsLead(call: Call, type: TeamSubject, id: string): Promise<void> {
  if (call.actor.id === null || !(await isPerson(call, call.actor.id))) return;
  await saveMember(call, { type, id }, call.actor.id, 'lead', true);
}

/** Somebody is asked once; asked again, they get another role. Whoever asks themself has joined. */
export async function inviteMember(
  call: Call,
  team: Team,
  personId: string,
  role: TeamRole,
): Promise<{ id: string } | Refusal> {
  const found = await lockTeam(call, team);
  if (!found) return notFound;
  const { leads, number, state } = found;
  const refused = decideInvitation(state, { leads, personId, isPerson: await isPerson(call, personId) });
  if (refused) return refused;
  const before = await memberOf(call, team.type, team.id, personId);
  const self = personId === call.actor.id;
  await saveMember(call, team, personId, role, self);
  if (!before && !self) await append(call, memberInvited, team.id, { type: team.type, number, personId, role });
  await auditTeam(call, 'invite-member', team);
  return { id: team.id };
}

export async function dismissMember(call: Call, team: Team, personId: string): Promise<{ id: string } | Refusal> {
  const found = await lockTeam(call, team);
  if (!found) return notFound;
  const refused = decideDismissal(found.state, found.leads, personId);
  if (refused) return refused;
  await tables(call)
    .deleteFrom('improvement.member')
    .where('subject_type', '=', team.type)
    .where('subject_id', '=', team.id)
    .where('person_id', '=', personId)
    .execute();
  await auditTeam(call, 'dismiss-member', team);
  return { id: team.id };
}

export async function answerInvitation(call: Call, team: Team, joins: boolean): Promise<{ id: string } | Refusal> {
  const found = await lockTeam(call, team);
  if (!found) return notFound;
  const personId = call.actor.id;
  const refused = decideAnswer(found.state, personId);
  if (refused || personId === null) return refused ?? notFound;
  await tables(call)
    .updateTable('improvement.member')
    .set({ state: joins ? 'joined' : 'declined', answered_at: call.now })
    .where('subject_type', '=', team.type)
    .where('subject_id', '=', team.id)
    .where('person_id', '=', personId)
    .execute();
  await auditTeam(call, 'answer-invitation', team);
  return { id: team.id };
}
