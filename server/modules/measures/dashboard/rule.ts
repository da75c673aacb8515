import type { Dashboard } from '@tongli/contracts/measures';
import { forbidden, notFound, type Refusal, refuse } from '../../../platform/call.ts';

/** As much of a board as decides who may look at it and who may change it. */
export interface Kept extends Pick<Dashboard, 'ownerId' | 'audience' | 'unitIds' | 'roles'> {
  readonly removed: boolean;
}

export interface Reader {
  readonly id: string | null;
  /** Their unit and those above it. */
  readonly line: readonly string[];
  readonly roles: readonly string[];
  /** They may lay out boards of the whole project. */
  readonly builds: boolean;
}

/** Whoever may see live figures of the project at all: theirs, of all, or of their unit or role. */
export function mayLook({ ownerId, audience, unitIds, roles, removed }: Kept, reader: Reader): boolean {
  if (ownerId === reader.id) return true;
  if (removed || audience === 'private') return false;
  if (audience === 'project') return true;
  return unitIds.some((id) => reader.line.includes(id)) || roles.some((role) => reader.roles.includes(role));
}

/** One's own, and what is shared with oneself: whoever else reads it needs it to stay what it was agreed to be. */
export function mayLayOut(board: Kept, reader: Reader): Refusal | null {
  if (!mayLook(board, reader)) return notFound;
  if (!reader.builds) return forbidden;
  return board.removed ? refuse('dashboard-removed') : null;
}

/** Only its owner takes a board from others, or brings it back. */
export function mayRemove(board: Kept, reader: Reader, removed: boolean): Refusal | null {
  if (!mayLook(board, reader)) return notFound;
  if (!reader.builds || board.ownerId !== reader.id) return forbidden;
  if (board.removed !== removed) return null;
  return refuse(removed ? 'dashboard-removed' : 'dashboard-not-removed');
}
