export { appealSanction, decideSanction, decideSanctionAppeal } from './accountability/deciding.ts';
export { recordFinding } from './accountability/finding.ts';
export { listCaseFindings } from './accountability/queries.ts';
export { lodgeAppeal } from './appeal/lodging.ts';
export { decide as decideAppeal, findAppeal, giveReview as giveAppeal } from './appeal/reviewing.ts';
export { assignByRule, assignWaiting, layFirstRule, moveOnAbsence, setAssignment } from './assignment/index.ts';
export { caseNumbersOf, findCheckedCase } from './checked.ts';
export { classify, keepClasses, learnDimension, suggestClasses } from './classification/index.ts';
export { addBudget } from './compensation/budgets.ts';
export { type Proposal, proposeCompensation } from './compensation/proposing.ts';
export { fulfilCompensation } from './compensation/remedy.ts';
export { payCompensation, settleCompensation } from './compensation/settling.ts';
export { evidenceJob, evidenceSources, leftOut } from './evidence/index.ts';
export { settleExtension } from './extension/settling.ts';
export { askedAfter } from './feedback/asked-after.ts';
export { setRules as setFeedbackRules, usualRules as usualFeedbackRules } from './feedback/rules.ts';
export {
  addComplainants,
  followAcknowledgement,
  formGroup,
  getGroupOfCase,
  setSpokesperson,
} from './group/index.ts';
export { handOverCase, listOpenCases } from './handing-over.ts';
export { acknowledge, answer, assign, close } from './handling.ts';
export {
  type Arrival,
  customersOfIncident,
  joinIncident,
  joinNamed,
  keepBurst,
  masterOf,
  noteArrivals,
} from './incident/index.ts';
export { keepSaid, letterText, noteSent } from './letters/letters.ts';
export { proposeForLibrary, releaseInLibrary } from './library/index.ts';
export { escalateCase, noteLimit } from './limit-notes.ts';
export { type Lodging, lodge, type Receipt } from './lodging.ts';
export { codeMessage } from './portal/codes.ts';
export { recusedFrom } from './recusal.ts';
export { type Reopening, reopen } from './reopening.ts';
export { considerRepeat, followAnswer, followClosing, followOwner, learnMatters } from './repeat/index.ts';
export {
  followTaken,
  followTask,
  type Happening,
  interceptionStepsOf,
  listRisks,
  recordCalmingStep,
  recordEscalation,
  scoreAfter,
  takeInterception,
} from './risk/index.ts';
export { recordSteps, type StepDone } from './sitting.ts';
export { noteResumed } from './stages/pausing.ts';
export { findComplaint } from './store.ts';
export type { ComplaintsTables } from './tables.ts';
export { addTerms } from './terms.ts';
export { dropVisits, planVisit } from './visit/planning.ts';
export { listVisits, recordVisit } from './visit/visiting.ts';
