import { z } from 'zod';
import { bilingual, endpoint, event, id } from '../kernel/index.ts';

/** What a team works on. */
export const teamSubject = z.enum(['root-cause', 'project']);
export type TeamSubject = z.infer<typeof teamSubject>;

export const teamRole = z.enum(['lead', 'expert', 'data', 'member', 'sponsor']);
export type TeamRole = z.infer<typeof teamRole>;

/** Somebody in a team, of whichever unit: who has not answered yet is invited. */
export const teamMember = z.object({
  personId: id,
  name: z.string(),
  unitId: id.nullable(),
  unit: bilingual.nullable(),
  role: teamRole,
  state: z.enum(['invited', 'joined', 'declined']),
});
export type TeamMember = z.infer<typeof teamMember>;

const place = { type: teamSubject, id };
const team = z.object({ team: z.array(teamMember) });

/** Asks somebody in, who hears of it, or gives them another role. */
export const inviteMember = endpoint({
  id: 'improvement.invite-member',
  method: 'PUT',
  path: '/improvement-teams/:type/:id/members/:personId',
  need: 'improvement.lead',
  params: z.object({ ...place, personId: id }),
  body: z.object({ role: teamRole }),
  reply: team,
});

export const dismissMember = endpoint({
  id: 'improvement.dismiss-member',
  method: 'DELETE',
  path: '/improvement-teams/:type/:id/members/:personId',
  need: 'improvement.lead',
  params: z.object({ ...place, personId: id }),
  reply: team,
});

/** By whoever was asked; a mind can be changed. */
export const answerInvitation = endpoint({
  id: 'improvement.answer-invitation',
  method: 'POST',
  path: '/improvement-teams/:type/:id/answer',
  need: 'improvement.read',
  params: z.object(place),
  body: z.object({ joins: z.boolean() }),
  reply: team,
});

export const memberInvited = event(
  'improvement.member-invited',
  'improvement-team',
  z.object({ type: teamSubject, number: z.string(), personId: id, role: teamRole }),
);
