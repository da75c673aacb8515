import * as contract from '@tongli/contracts/outreach';
import type { Request } from './aims.ts';
import type { World } from './world.ts';

const words = { zh: '您对这次处理满意吗？', en: 'How satisfied are you?' };

/** A survey of one scale, and of words where it is low. */
export const surveyInput: contract.SurveyContent = {
  title: { zh: '投诉处理回访', en: 'After a complaint' },
  intro: { zh: '', en: '' },
  questions: [
    { id: 'csat', kind: 'csat', text: words, options: [], required: true, showIf: null },
    {
      id: 'why',
      kind: 'text',
      text: { zh: '哪里没有做好？', en: 'What went wrong?' },
      options: [],
      required: false,
      showIf: { questionId: 'csat', is: 'at-most', value: '3' },
    },
    { id: 'nps', kind: 'nps', text: words, options: [], required: false, showIf: null },
  ],
  validDays: 14,
  samplePercent: 100,
  restDays: 30,
  low: { csat: 2, nps: 6, ces: 3 },
  callbackMinutes: 480,
};

export const makeSurvey = async (world: World): Promise<string> =>
  (await world.request('malin', contract.addSurvey, { body: surveyInput })).reply.id;

export const makeWave = async (world: World, id: string): Promise<string> => {
  const body = { name: '一季度', from: '2026-01-01', to: '2026-03-31' };
  return (await world.request('malin', contract.addWave, { params: { id }, body })).reply.id;
};

export function ofOutreach({
  survey,
  wave,
}: {
  readonly survey: string;
  readonly wave: string;
}): Readonly<Record<string, Request>> {
  const one = { params: { id: survey } };
  return {
    'outreach.get-survey': one,
    'outreach.change-survey': { ...one, body: { ...surveyInput, version: 1 } },
    'outreach.use-survey': { ...one, body: { version: 1 } },
    'outreach.end-survey': { ...one, body: { version: 1 } },
    'outreach.get-survey-results': one,
    'outreach.list-waves': one,
    'outreach.add-wave': { ...one, body: { name: '二季度', from: '2026-04-01', to: '2026-06-30' } },
    'outreach.remove-wave': { params: { id: wave } },
  };
}

/** Belong to a project and to no unit; answers are counted within reach. */
export const outreachOfProject = [
  'outreach.get-survey',
  'outreach.get-survey-results',
  'outreach.list-surveys',
  'outreach.list-waves',
];

export const outreachOtherwise: Readonly<Record<string, string>> = Object.fromEntries(
  ['open-survey', 'answer-survey', 'refuse-surveys'].map((act) => [`outreach.${act}`, 'opened by a signed link']),
);
