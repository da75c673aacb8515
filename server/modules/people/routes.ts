import * as contract from '@tongli/contracts/people';
import { type Operation, operation } from '../../platform/http/operation.ts';
import * as questions from './bank/questions.ts';
import { getAttempt, getMyLearning, listMyLearning, readTraining } from './exam/reading.ts';
import { saveAnswers, startAttempt, submitAttempt } from './exam/taking.ts';
import * as papers from './paper/papers.ts';
import { assignTraining, withdrawAssignment } from './training/assigning.ts';
import { getTrainingResults, listAssignments } from './training/assignments.ts';
import * as trainings from './training/trainings.ts';

const bankRoutes: readonly Operation[] = [
  operation(contract.listQuestions, (call, { query }) => questions.listQuestions(call, query)),
  operation(contract.getQuestion, (call, { params }) => questions.getQuestion(call, params.id)),
  operation(contract.addQuestion, (call, { body }) => questions.addQuestion(call, body)),
  operation(contract.changeQuestion, (call, { params, body }) => questions.changeQuestion(call, params.id, body)),
  operation(contract.listQuestionTopics, (call) => questions.listQuestionTopics(call)),
  operation(contract.listPapers, (call, { query }) => papers.listPapers(call, query)),
  operation(contract.getPaper, (call, { params }) => papers.getPaper(call, params.id)),
  operation(contract.addPaper, (call, { body }) => papers.addPaper(call, body)),
  operation(contract.changePaper, (call, { params, body }) => papers.changePaper(call, params.id, body)),
];

const trainingRoutes: readonly Operation[] = [
  operation(contract.listTrainings, (call, { query }) => trainings.listTrainings(call, query)),
  operation(contract.getTraining, (call, { params }) => trainings.getTraining(call, params.id)),
  operation(contract.addTraining, (call, { body }) => trainings.addTraining(call, body)),
  operation(contract.changeTraining, (call, { params, body }) => trainings.changeTraining(call, params.id, body)),
  operation(contract.assignTraining, (call, { params, body }) => assignTraining(call, params.id, body)),
  operation(contract.listAssignments, (call, { query }) => listAssignments(call, query)),
  operation(contract.withdrawAssignment, (call, { params }) => withdrawAssignment(call, params.id)),
  operation(contract.getTrainingResults, (call, { params }) => getTrainingResults(call, params.id)),
];

const ownRoutes: readonly Operation[] = [
  operation(contract.listMyLearning, (call) => listMyLearning(call)),
  operation(contract.getMyLearning, (call, { params }) => getMyLearning(call, params.id)),
  operation(contract.readTraining, (call, { params }) => readTraining(call, params.id)),
  operation(contract.startAttempt, (call, { params }) => startAttempt(call, params.id)),
  operation(contract.getAttempt, (call, { params }) => getAttempt(call, params.id)),
  operation(contract.saveAnswers, (call, { params, body }) => saveAnswers(call, params.id, body.answers)),
  operation(contract.submitAttempt, (call, { params, body }) => submitAttempt(call, params.id, body.answers)),
];

export const routes: readonly Operation[] = [...bankRoutes, ...trainingRoutes, ...ownRoutes];
