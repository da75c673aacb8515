import type { ShownTo } from '@tongli/contracts/desk';
import { forbidden, type Refusal, refuse, staleVersion } from '../../platform/call.ts';
import { nowhere, type Scope } from '../../platform/permissions/scope.ts';

/** More nobody finds their way through. */
export const mostViewsOfList = 40;

/** The part of a view that its rules decide on. */
export interface ViewFacts {
  readonly ownerId: string;
  readonly unitId: string | null;
  readonly shownTo: ShownTo;
  readonly version: number;
}

/** Whoever acts, by what they hold. */
export interface Sharer {
  readonly id: string | null;
  readonly permissions: ReadonlyMap<string, Scope>;
}

/** Null where they may show a view to these; a view for a unit needs the permission there, one for everyone needs it everywhere. */
export function mayShow(by: Sharer, shownTo: ShownTo, unitId: string | null): Refusal | null {
  if (shownTo === 'owner') return null;
  const scope = by.permissions.get('desk.share') ?? nowhere;
  const allowed = scope.some(({ projectId, unitIds }) =>
    shownTo === 'everyone'
      ? projectId === null && unitIds === null
      : unitId !== null && (unitIds === null || unitIds.includes(unitId)),
  );
  return allowed ? null : refuse('view-sharing-not-allowed', { status: 403, field: 'body.shownTo' });
}

/** Its owner; one that others work with also whoever might have shown it to them, for owners leave. */
export function mayChange(by: Sharer, view: ViewFacts): Refusal | null {
  if (view.ownerId === by.id) return null;
  return view.shownTo !== 'owner' && mayShow(by, view.shownTo, view.unitId) === null ? null : forbidden;
}

/** Null where the caller has seen it as it is. */
export const seen = ({ version }: ViewFacts, byCaller: number): Refusal | null =>
  version === byCaller ? null : staleVersion;
