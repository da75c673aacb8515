import { judgeRepeat, type RepeatVerdict } from '@tongli/contracts/complaints';
import { call } from '../../../api/call.ts';

/** What an agent said of earlier cases before there was a case of this one. */
export type Verdicts = Map<string, RepeatVerdict>;

/** The case is there now: what was said goes with it. One that cannot be told any more is not worth an error over a case that is lodged. */
export async function tellVerdicts(complaintId: string, verdicts: Verdicts): Promise<void> {
  for (const [otherId, verdict] of verdicts)
    await call(judgeRepeat, { params: { id: complaintId }, body: { otherId, verdict } }).catch(() => undefined);
  verdicts.clear();
}
