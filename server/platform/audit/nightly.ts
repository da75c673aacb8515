import { z } from 'zod';
import { addJob } from '../jobs/add.ts';
import { job } from '../jobs/job.ts';
import { inSystemCall } from '../system-call.ts';
import { daily } from '../timers/daily.ts';
import { readAnchors } from './anchor.ts';
import { type ChainVerdict, verifyChain } from './chain.ts';

function rowOf(verdict: ChainVerdict) {
  if (verdict.intact) return { intact: true, entries: verdict.entries, anchored: verdict.anchored };
  return { intact: false, position: verdict.position, kind: verdict.kind };
}

/** Checks the whole chain, against what is noted outside the database too, and keeps the verdict for the operator. */
export const verifyAudit = job('audit.verify', {
  payload: z.object({}),
  attempts: 5,
  run: async ({ floor }) => {
    const anchors = floor.anchorFile === null ? [] : await readAnchors(floor.anchorFile);
    const verdict = await verifyChain(floor.db, anchors);
    if (!verdict.intact) floor.log.error({ verdict }, 'the audit chain does not fit');
    await inSystemCall(floor, 'job:audit.verify', (call) =>
      call.tx
        .insertInto('platform.audit_check')
        .values({ at: call.now, ...rowOf(verdict) })
        .execute(),
    );
  },
});

export const auditCheck = daily('audit-check', (call) => addJob(call, verifyAudit, {}, { onlyOne: 'all' }));
