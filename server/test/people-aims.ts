import { randomUUID } from 'node:crypto';
import * as contract from '@tongli/contracts/people';
import { personNamed } from '../sample/people.ts';
import type { Request } from './aims.ts';
import type { World } from './world.ts';

const words = { zh: '十五天内答复', en: 'Answer within fifteen days' };

export const questionInput: contract.QuestionContent = {
  kind: 'true-false',
  topic: '投诉',
  text: words,
  options: [
    { id: 'true', text: { zh: '', en: '' }, right: true },
    { id: 'false', text: { zh: '', en: '' }, right: false },
  ],
  accepted: [],
  explanation: { zh: '', en: '' },
};

export const paperInput: contract.PaperContent = {
  title: words,
  parts: [{ kind: null, topic: '', questionIds: [], count: 1, points: 10 }],
  passPercent: 80,
  minutes: 10,
  retakes: 2,
};

const trainingInput = (paperId: string | null): contract.TrainingContent => ({
  title: words,
  words,
  articleId: null,
  paperId,
});

/** A training with its exam, given to an agent. */
export async function makeTraining(world: World) {
  const as = 'malin';
  const question = (await world.request(as, contract.addQuestion, { body: questionInput })).reply.id;
  const paper = (await world.request(as, contract.addPaper, { body: paperInput })).reply.id;
  const training = (await world.request(as, contract.addTraining, { body: trainingInput(paper) })).reply.id;
  const given = { personIds: [personNamed('wangfang').id], dueOn: '2026-04-01' };
  await world.request(as, contract.assignTraining, { params: { id: training }, body: given });
  const { items } = (await world.request(as, contract.listAssignments)).reply;
  return { question, paper, training, assignment: items[0]?.id ?? '' };
}

interface PeopleRows {
  readonly question: string;
  readonly paper: string;
  readonly training: string;
  readonly assignment: string;
}

export function ofPeople({ question, paper, training, assignment }: PeopleRows): Readonly<Record<string, Request>> {
  const changed = { retired: false, version: 1 };
  const [oneQuestion, onePaper, one] = [
    { params: { id: question } },
    { params: { id: paper } },
    { params: { id: training } },
  ];
  return {
    'people.get-question': oneQuestion,
    'people.change-question': { ...oneQuestion, body: { ...questionInput, ...changed } },
    'people.get-paper': onePaper,
    'people.change-paper': { ...onePaper, body: { ...paperInput, ...changed } },
    'people.get-training': one,
    'people.change-training': { ...one, body: { ...trainingInput(null), ...changed } },
    'people.assign-training': { ...one, body: { personIds: [personNamed('wangfang').id], dueOn: '2026-04-01' } },
    'people.get-training-results': one,
    'people.withdraw-assignment': { params: { id: assignment } },
    'people.save-answers': { params: { id: randomUUID() }, body: { answers: [{ place: 1, answer: ['true'] }] } },
    'people.submit-attempt': { params: { id: randomUUID() }, body: { answers: [] } },
  };
}

/** Belong to a project and to no unit. */
export const peopleOfProject = [
  'people.assign-training',
  'people.change-paper',
  'people.change-question',
  'people.change-training',
  'people.get-paper',
  'people.get-question',
  'people.get-training',
  'people.get-training-results',
  'people.list-papers',
  'people.list-question-topics',
  'people.list-questions',
  'people.list-trainings',
];

export const peopleOtherwise: Readonly<Record<string, string>> = Object.fromEntries(
  ['get-my-learning', 'read-training', 'start-attempt', 'get-attempt', 'save-answers', 'submit-attempt'].map((act) => [
    `people.${act}`,
    'finds one’s own only',
  ]),
);
