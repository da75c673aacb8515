import type { PrivacyPolicy } from '@tongli/contracts/privacy';
import { type Refusal, refuse } from '../../../platform/call.ts';
import type { Actor } from '../../../platform/permissions/actor.ts';

type Bounds = Pick<PrivacyPolicy, 'exportRows' | 'exportBy'>;

/** Leaders are those who see the data protection page: they know what a file outside the house means. */
const mayExport = ({ exportBy }: Bounds, actor: Actor): boolean =>
  exportBy === 'everyone' || (exportBy === 'leaders' && actor.permissions.has('privacy.read'));

/** `taken`: rows that they took out today, in whatever files. */
export function decideStart(bounds: Bounds, taken: number, actor: Actor): Refusal | null {
  if (!mayExport(bounds, actor)) return refuse('export-not-allowed', { status: 403 });
  return taken < bounds.exportRows ? null : overLimit(bounds);
}

export function decidePage(bounds: Bounds, taken: number, more: number, actor: Actor): Refusal | null {
  if (!mayExport(bounds, actor)) return refuse('export-not-allowed', { status: 403 });
  return taken + more <= bounds.exportRows ? null : overLimit(bounds);
}

const overLimit = ({ exportRows }: Bounds) => refuse('export-limit', { params: { limit: exportRows } });
