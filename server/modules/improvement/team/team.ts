import type { TeamMember } from '@tongli/contracts/improvement';
import { forbidden, type Refusal, refuse } from '../../../platform/call.ts';

export const mostMembers = 30;

export interface TeamState {
  readonly closed: boolean;
  readonly members: readonly Pick<TeamMember, 'personId'>[];
}

const teamClosed = refuse('team-closed');

export function decideInvitation(
  { closed, members }: TeamState,
  { leads, personId, isPerson }: { leads: boolean; personId: string; isPerson: boolean },
): Refusal | null {
  if (!leads) return forbidden;
  if (closed) return teamClosed;
  if (!isPerson) return refuse('not-a-person', { status: 422, field: 'params.personId' });
  const others = members.filter((member) => member.personId !== personId);
  return others.length >= mostMembers ? refuse('team-full', { params: { maximum: mostMembers } }) : null;
}

export function decideDismissal({ closed, members }: TeamState, leads: boolean, personId: string): Refusal | null {
  if (!leads) return forbidden;
  if (closed) return teamClosed;
  const there = members.some((member) => member.personId === personId);
  return there ? null : refuse('not-a-member', { status: 404 });
}

export function decideAnswer({ closed, members }: TeamState, personId: string | null): Refusal | null {
  if (!members.some((member) => member.personId === personId)) return refuse('not-asked-into-team', { status: 403 });
  return closed ? teamClosed : null;
}
