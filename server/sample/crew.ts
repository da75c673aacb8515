import { hashPassword, openAccount } from '../modules/access/index.ts';
import { addPeople } from '../modules/org/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import { samplePassword } from './organisation.ts';
import { fixedId, units } from './people.ts';
import { postIds } from './posts.ts';

export interface CrewMember {
  readonly id: string;
  readonly username: string;
}

const two = (number: number) => String(number).padStart(2, '0');

/** Whom `addCrew` adds, for whoever finds them added already. */
export const crewMembers = (count: number): readonly CrewMember[] =>
  Array.from({ length: count }, (_, index) => ({ id: fixedId(8, index + 1), username: `sim${two(index + 1)}` }));

/** Agents of the hotline who exist for a simulation alone, with the sample password, beside the people of the sample centre. */
export async function addCrew(call: Call, count: number): Promise<void> {
  const unitId = units.find(({ code }) => code === 'hotline')?.id ?? '';
  const postId = postIds.get('agent') ?? '';
  const password = { hash: await hashPassword(samplePassword) };
  const grants = [{ role: 'agent' as const, projectId: null, unitId: null }];
  const crew = crewMembers(count).map((member, index) => ({ ...member, name: `模拟座席 ${two(index + 1)}` }));
  for (const member of crew) mustSucceed(await openAccount(call, { ...member, grants, password }));
  const staff = crew.map(({ id, name, username }) => ({ id, name, unitId, postId, number: username.toUpperCase() }));
  mustSucceed(await addPeople(call, staff));
}
