import {
  answerAccepted,
  answerRated,
  appealDecided,
  appealGiven,
  appealLodged,
  complaintAcknowledged,
  complaintAnswered,
  complaintAssigned,
  complaintChanged,
  complaintClosed,
  complaintClosedAgain,
  complaintFilesAttached,
  complaintGroupDecided,
  complaintGroupFormed,
  complaintLodged,
  complaintMasterChanged,
  complaintReclassified,
  complaintReopened,
  complaintRepeatFound,
  complaintsLinked,
  incidentClosed,
  incidentOpened,
  incidentWordingApproved,
  ledgerCustomersDetached,
  ledgerDayImported,
  ledgerDayWithdrawn,
  letterKept,
  questionAnswered,
  questionAsked,
  returnCodeAsked,
  visitEnded,
  visitPlanned,
} from '@tongli/contracts/complaints';
import type { ModuleManifest } from '../../platform/module.ts';
import { accountabilityFacts } from './accountability/facts.ts';
import { waitingTimer } from './assignment/index.ts';
import { classLearningTimer, learnClasses } from './classification/index.ts';
import { compensationFacts } from './compensation/facts.ts';
import { evidenceTimer } from './evidence/index.ts';
import { burstTimer } from './incident/index.ts';
import { ledgerImport } from './ledger/index.ts';
import { complaintPerson } from './person.ts';
import { learningTimer, learnMatters } from './repeat/index.ts';
import { learnRisk, riskFacts, riskLearningTimer, riskTimer, tagTimer } from './risk/index.ts';
import { routes } from './routes.ts';
import { topics } from './topics.ts';

export const complaints: ModuleManifest = {
  name: 'complaints',
  migrations: new URL('./migrations/', import.meta.url),
  operations: routes,
  events: [
    complaintLodged,
    complaintChanged,
    complaintAssigned,
    complaintAcknowledged,
    complaintReclassified,
    complaintFilesAttached,
    complaintAnswered,
    complaintClosed,
    complaintClosedAgain,
    complaintReopened,
    complaintRepeatFound,
    complaintsLinked,
    complaintMasterChanged,
    complaintGroupFormed,
    complaintGroupDecided,
    incidentOpened,
    incidentWordingApproved,
    incidentClosed,
    ledgerDayImported,
    ledgerDayWithdrawn,
    ledgerCustomersDetached,
    letterKept,
    questionAsked,
    questionAnswered,
    answerAccepted,
    answerRated,
    appealLodged,
    appealGiven,
    appealDecided,
    visitPlanned,
    visitEnded,
    returnCodeAsked,
    ...compensationFacts,
    ...accountabilityFacts,
    ...riskFacts,
  ].map((definition) => definition.type),
  timers: [
    learningTimer,
    burstTimer,
    riskTimer,
    riskLearningTimer,
    tagTimer,
    evidenceTimer,
    waitingTimer,
    classLearningTimer,
  ],
  jobs: [learnMatters, learnRisk, learnClasses],
  imports: [ledgerImport],
  topics,
  person: complaintPerson,
};
