import type { Classing } from '@tongli/contracts/complaints';
import type { Values } from '../../../ui/form/drafts.ts';

/** The class of a form, for the request; without one and without a suggestion nothing was thought of it. */
export function classingOf(values: Values): { classing?: Classing } {
  const classCode = values.classCode ? String(values.classCode) : null;
  const suggestionShown = values.suggestionShown === true;
  if (classCode === null && !suggestionShown) return {};
  const reason = String(values.classReason ?? '').trim() || null;
  return { classing: { classCode, suggestionShown, reason } };
}

/** The form's field for a path below `classing`. */
export const classingField = (path: readonly (string | number)[]): (string | number)[] =>
  path[1] === 'reason' ? ['classReason'] : ['classCode'];
