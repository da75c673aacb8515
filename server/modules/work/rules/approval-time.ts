import type { ApprovalTime } from '@tongli/contracts/work';
import { type Refusal, refuse } from '../../../platform/call.ts';

/** In how many working minutes an approval of this kind is to be decided: its own time goes before that of any kind. */
export const timeFor = (times: readonly ApprovalTime[], kind: string): number | null =>
  (times.find((one) => one.kind === kind) ?? times.find((one) => one.kind === null))?.minutes ?? null;

/** No kind has two times. */
export function decideTimes(times: readonly ApprovalTime[]): Refusal | null {
  const twice = times.findIndex((one, index) => times.slice(0, index).some(({ kind }) => kind === one.kind));
  return twice < 0 ? null : refuse('approval-time-twice', { status: 422, field: `body.times.${twice}.kind` });
}
