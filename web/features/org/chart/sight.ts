import type { Account, Role } from '@tongli/contracts/access';
import { type Node, pathOf } from './layout.ts';

/** Somebody whose role is held in a unit and reaches what is below it. */
export interface Watcher {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly unitId: string;
}

export interface SightChange {
  /** Units that no longer have the moved one below them, from the top. */
  readonly leaves: readonly string[];
  /** Units that newly have it below them, from the top. */
  readonly enters: readonly string[];
}

/** Which branches a unit leaves and which it enters, when it is moved to stand in another one. */
export function sightChange(units: readonly Node[], id: string, parentId: string | null): SightChange {
  const from = units.find((unit) => unit.id === id)?.parentId ?? null;
  const before = pathOf(units, from).map((unit) => unit.id);
  const after = pathOf(units, parentId).map((unit) => unit.id);
  return { leaves: before.filter((one) => !after.includes(one)), enters: after.filter((one) => !before.includes(one)) };
}

/** Whose rights are held in one of these units; who sees it by a wider right as well is not among them. */
export function watchersOf(
  accounts: readonly Account[],
  units: readonly string[],
  still: readonly string[],
): Watcher[] {
  const seesAnyway = (account: Account, role: Role) =>
    account.grants.some((grant) => grant.role === role && (grant.unitId === null || still.includes(grant.unitId)));
  return accounts.flatMap((account) =>
    account.grants.flatMap(({ role, unitId }) =>
      unitId !== null && units.includes(unitId) && !seesAnyway(account, role)
        ? [{ id: account.id, name: account.name, role, unitId }]
        : [],
    ),
  );
}
