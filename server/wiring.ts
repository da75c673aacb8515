import { setUpRoutes } from './empty/setting-up.ts';
import { actionTraining } from './flows/action-training.ts';
import { alertNotices } from './flows/alert-notices.ts';
import { caseAssignment } from './flows/case-assignment.ts';
import { compensationApprovals } from './flows/compensation-approvals.ts';
import { complaintArrivals } from './flows/complaint-arrivals.ts';
import { complaintLetters } from './flows/complaint-letters.ts';
import { complaintLimits } from './flows/complaint-limits.ts';
import { complaintRepeats } from './flows/complaint-repeats.ts';
import { complaintVisits } from './flows/complaint-visits.ts';
import { customerNotices } from './flows/customer-notices.ts';
import { detachedCustomers } from './flows/detached-customers.ts';
import { endedAccount } from './flows/ended-account.ts';
import { escalationRisk } from './flows/escalation-risk.ts';
import { extensionApprovals } from './flows/extension-approvals.ts';
import { firstLadder } from './flows/first-ladder.ts';
import { improvementNotices } from './flows/improvement-notices.ts';
import { incidents } from './flows/incidents.ts';
import { interceptions } from './flows/interceptions.ts';
import { knowledgeApprovals } from './flows/knowledge-approvals.ts';
import { ledgerFacts } from './flows/ledger-facts.ts';
import { leftPeople } from './flows/left-people.ts';
import { limitNotices } from './flows/limit-notices.ts';
import { measuredFacts } from './flows/measured-facts.ts';
import { monthNotices } from './flows/month-notices.ts';
import { recordingCopies } from './flows/recording-copies.ts';
import { requestLimits } from './flows/request-limits.ts';
import { signalNotices } from './flows/signal-notices.ts';
import { surveyInvitations } from './flows/survey-invitations.ts';
import { unusualAccessNotices } from './flows/unusual-access-notices.ts';
import { workHandOvers } from './flows/work-hand-overs.ts';
import { access } from './modules/access/manifest.ts';
import { caseNumbersOf, findCheckedCase, masterOf } from './modules/complaints/index.ts';
import { complaints } from './modules/complaints/manifest.ts';
import { findCheckedContact, firstContactsOf, lastContactAt } from './modules/contacts/index.ts';
import { contacts } from './modules/contacts/manifest.ts';
import { customers } from './modules/customers/manifest.ts';
import { desk } from './modules/desk/manifest.ts';
import { improvement } from './modules/improvement/manifest.ts';
import { decideReady } from './modules/knowledge/index.ts';
import { knowledge } from './modules/knowledge/manifest.ts';
import { measures } from './modules/measures/manifest.ts';
import { leavingAmong } from './modules/org/index.ts';
import { org } from './modules/org/manifest.ts';
import { outreach } from './modules/outreach/manifest.ts';
import { findTraining } from './modules/people/index.ts';
import { people } from './modules/people/manifest.ts';
import { privacy } from './modules/privacy/manifest.ts';
import { requests } from './modules/requests/manifest.ts';
import { work } from './modules/work/manifest.ts';
import { auditMonths } from './platform/audit/months.ts';
import { auditCheck, verifyAudit } from './platform/audit/nightly.ts';
import type { MigrationFolder } from './platform/database/migrate.ts';
import type { Flow } from './platform/events/flow.ts';
import { fileOperations } from './platform/files/operations.ts';
import { fileSweep, removeOrphans } from './platform/files/sweep.ts';
import { forgottenReplies } from './platform/http/idempotency.ts';
import type { Operation } from './platform/http/operation.ts';
import { importMachine } from './platform/imports/index.ts';
import type { AnyJob } from './platform/jobs/job.ts';
import type { ModuleManifest } from './platform/module.ts';
import type { ServedTopic } from './platform/realtime/topic.ts';
import { systemOperations } from './platform/system/operations.ts';
import type { Timer } from './platform/timers/timers.ts';
import { decideLived, sampleRoutes } from './sample/standing.ts';
import { auditSeal, auditTrail } from './views/audit-trail.ts';
import { cohortFacts } from './views/cohort-facts.ts';
import {
  casesWithin,
  countCases,
  countCasesBy,
  findCases,
  findRecordings,
  readCases,
} from './views/complaint-cases.ts';
import { countCustomers } from './views/customer-counts.ts';
import { makeEvidence } from './views/evidence.ts';
import { readRoles } from './views/held-roles.ts';
import { readLiveMark, readLiveNow } from './views/live-now.ts';
import { me } from './views/me.ts';
import { readOpenWork } from './views/open-work.ts';
import { processMapCases, processMapView } from './views/process-map/process-map.ts';
import { search } from './views/search.ts';
import { readServed } from './views/served-facts.ts';
import { serving } from './views/serving.ts';
import { tallyTraining } from './views/training-tally.ts';
import { readValueWords } from './views/value-words.ts';

const holding: readonly ModuleManifest[] = [
  access(leavingAmong),
  org(readOpenWork),
  work,
  knowledge(serving),
  people,
  customers({
    places: { contact: findCheckedContact, complaint: findCheckedCase },
    lastContactAt,
    caseNumbers: caseNumbersOf,
  }),
  contacts({ decideBegin: decideLived, decideReady: decideReady(serving), findMaster: masterOf }),
  requests,
  complaints,
  outreach(readServed),
  measures(countCustomers, firstContactsOf, readValueWords, { readLiveNow, readLiveMark, readRoles }, cohortFacts),
  improvement({
    readCases,
    countCasesBy,
    casesWithin,
    countCases,
    findCases,
    findRecordings,
    findTraining,
    tallyTraining,
  }),
  desk,
];

/** Where personal data is held, taken out and erased. */
export const personDoors = holding.flatMap(({ person }) => person ?? []);

/** In the order in which they may import each other: what a module needs stands before it. */
export const modules: readonly ModuleManifest[] = [...holding, privacy(personDoors, () => operations)];

export const flows: readonly Flow[] = [
  endedAccount,
  firstLadder,
  leftPeople,
  knowledgeApprovals,
  compensationApprovals,
  extensionApprovals,
  limitNotices,
  complaintLimits,
  requestLimits,
  measuredFacts,
  ledgerFacts,
  complaintArrivals,
  caseAssignment,
  complaintRepeats,
  incidents,
  escalationRisk,
  interceptions,
  complaintLetters,
  recordingCopies,
  complaintVisits,
  customerNotices,
  surveyInvitations,
  detachedCustomers(personDoors),
  signalNotices,
  alertNotices,
  monthNotices,
  improvementNotices,
  actionTraining,
  unusualAccessNotices,
  workHandOvers,
];

/** Read models that span modules. */
const views: readonly Operation[] = [me, search, auditTrail, auditSeal, processMapView, processMapCases];

const imports = importMachine(modules.flatMap((module) => module.imports ?? []));

export const timers: readonly Timer[] = [
  ...modules.flatMap((module) => module.timers),
  forgottenReplies,
  auditMonths,
  fileSweep,
  auditCheck,
  imports.timer,
];

export const operations: readonly Operation[] = [
  ...modules.flatMap((module) => module.operations),
  ...views,
  ...setUpRoutes,
  ...sampleRoutes,
  ...fileOperations,
  ...imports.operations,
  ...systemOperations({ flows, timers }),
];

export const jobs: readonly AnyJob[] = [
  ...modules.flatMap((module) => module.jobs ?? []),
  makeEvidence,
  removeOrphans,
  verifyAudit,
];

export const topics: readonly ServedTopic[] = modules.flatMap((module) => module.topics ?? []);
export const framed = modules.flatMap((module) => module.framed ?? []);

export const migrationFolders: readonly MigrationFolder[] = [
  { name: 'platform', folder: new URL('./platform/migrations/', import.meta.url) },
  ...modules.map((module) => ({ name: module.name, folder: module.migrations })),
];
