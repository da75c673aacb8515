import * as contract from '@tongli/contracts/system';
import { audit } from '../audit/audit.ts';
import { verifyAudit } from '../audit/nightly.ts';
import type { Call } from '../call.ts';
import type { Flow } from '../events/flow.ts';
import { type Operation, operation } from '../http/operation.ts';
import { addJob } from '../jobs/add.ts';
import { readPublicAddress, setPublicAddress } from '../public-address.ts';
import type { Timer } from '../timers/timers.ts';
import { standingOf } from '../voice/index.ts';
import { discardJobs, listJobs, rerunJobs } from './jobs.ts';
import { listParked, passOverFact, retryFlow } from './parked.ts';
import { release } from './release.ts';
import {
  databaseFacts,
  flowStandings,
  jobCounts,
  lastAuditCheck,
  lastBackup,
  logStanding,
  overdueTimers,
} from './standing.ts';

export interface SystemParts {
  readonly flows: readonly Flow[];
  readonly timers: readonly Timer[];
}

async function status({ tx, now, voice }: Call, { flows, timers }: SystemParts): Promise<contract.SystemStatus> {
  const { mode } = await tx.selectFrom('platform.clock').select('mode').executeTakeFirstOrThrow();
  return {
    release,
    at: now.toISOString(),
    clock: mode === 'stepped' ? 'stepped' : 'real',
    database: await databaseFacts(tx),
    ...(await logStanding(tx)),
    auditCheck: await lastAuditCheck(tx),
    backup: await lastBackup(tx),
    flows: await flowStandings(tx, flows),
    jobs: await jobCounts(tx),
    voice: standingOf(voice),
    overdueTimers: await overdueTimers(tx, timers, now),
  };
}

/** What whoever runs the installation sees and does. */
export const systemOperations = (parts: SystemParts): readonly Operation[] => [
  operation(contract.getStatus, (call) => status(call, parts)),
  operation(contract.checkAudit, async (call) => {
    await addJob(call, verifyAudit, {}, { onlyOne: 'all' });
    await audit(call, 'system.check-audit', { type: 'installation', id: 'audit' });
    return {};
  }),
  operation(contract.getPublicAddress, readPublicAddress),
  operation(contract.setPublicAddress, (call, { body }) => setPublicAddress(call, body)),
  operation(contract.listJobs, (call, { query }) => listJobs(call, query)),
  operation(contract.rerunJobs, (call, { body }) => rerunJobs(call, body.ids)),
  operation(contract.discardJobs, (call, { body }) => discardJobs(call, body.ids, body.reason)),
  operation(contract.listParked, (call, { query }) => listParked(call, query)),
  operation(contract.retryParked, (call, { body }) => retryFlow(call, parts.flows, body.flow)),
  operation(contract.passOverParked, (call, { body }) => passOverFact(call, parts.flows, body)),
];
