import type { Slots } from '../../../app/manifest.ts';
import CaseTaskButton from './CaseTaskButton.tsx';

/** Beside a request: something that another department has to do for it. */
export default function RequestTaskButton({ requestId, number }: Slots['request.action']) {
  return <CaseTaskButton caseId={requestId} number={number} type="request" />;
}
