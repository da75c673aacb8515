import type { CallRole, LegConnection, SupervisionHow } from '@tongli/contracts/contacts';
import type { Part } from '@tongli/contracts/voice';

export interface OpenLeg {
  readonly id: string;
  readonly role: CallRole;
  /** Null for the customer's. */
  readonly personId: string | null;
  readonly connection: LegConnection;
}

/** How a contact and all who are concerned with it stand: what decides who is in its call, and how. */
export interface Standing {
  readonly state: 'queued' | 'offered' | 'connected' | 'wrapUp' | 'closed';
  readonly held: boolean;
  /** A message is being left: nobody answers. */
  readonly isVoicemail: boolean;
  /** Who has it at their desk and has accepted it. */
  readonly desks: readonly { readonly agentId: string; readonly role: 'owner' | 'consulted' | 'participant' }[];
  readonly leaders: readonly { readonly leaderId: string; readonly how: SupervisionHow }[];
  readonly legs: readonly OpenLeg[];
}

export interface Seat {
  readonly role: CallRole;
  readonly part: Part;
  readonly held: boolean;
}

const talking = { kind: 'talking' } as const;
const listening = { kind: 'listening' } as const;
const inCall = new Set<Standing['state']>(['queued', 'offered', 'connected']);

export const isOver = ({ state, isVoicemail }: Standing): boolean => !isVoicemail && !inCall.has(state);

/** Who waits, is held, or whose agent is not heard, hears music. */
function isCustomerHeld({ state, held, isVoicemail, legs }: Standing): boolean {
  if (isVoicemail) return false;
  const answered = legs.some(
    ({ role, connection }) => (role === 'owner' || role === 'participant') && connection === 'connected',
  );
  return state !== 'connected' || held || !answered;
}

/** Where the owner is not there, nobody is whispered to. */
function towardsOwner({ legs, desks }: Standing): Part {
  const owner = desks.find(({ role }) => role === 'owner')?.agentId;
  const leg = legs.find(({ personId }) => personId !== null && personId === owner);
  return leg ? { kind: 'whispering', to: leg.id } : listening;
}

function seatOfLeader(standing: Standing, how: SupervisionHow): Seat {
  const parts = { listen: () => listening, whisper: () => towardsOwner(standing), barge: () => talking };
  return { role: 'leader', part: parts[how](), held: false };
}

/** How somebody takes part now (null: the customer); null where they have no part. Whoever has it at their desk is no leader. */
export function seatOf(standing: Standing, personId: string | null): Seat | null {
  if (isOver(standing)) return null;
  if (personId === null) return { role: 'customer', part: talking, held: isCustomerHeld(standing) };
  if (standing.isVoicemail) return null;
  const desk = standing.desks.find(({ agentId }) => agentId === personId);
  if (desk) return { role: desk.role, part: desk.role === 'consulted' ? towardsOwner(standing) : talking, held: false };
  const leader = standing.leaders.find(({ leaderId }) => leaderId === personId);
  return leader ? seatOfLeader(standing, leader.how) : null;
}
