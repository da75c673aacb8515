import type { QuestionContent } from '@tongli/contracts/people';
import { addSurvey, useSurvey } from '../modules/outreach/index.ts';
import { addPaper, addQuestion, addTraining } from '../modules/people/index.ts';
import { type Call, mustSucceed } from '../platform/call.ts';
import { projectId } from './people.ts';

const topic = '投诉处理';
const said = (zh: string, en: string) => ({ zh, en });
const none = said('', '');

type Written = Pick<QuestionContent, 'kind' | 'text' | 'options'> & Partial<QuestionContent>;

const choice = (id: string, zh: string, en: string, right = false) => ({ id, text: said(zh, en), right });
const trueFalse = (isTrue: boolean) =>
  ['true', 'false'].map((id) => ({ id, text: none, right: (id === 'true') === isTrue }));

const questions: readonly Written[] = [
  {
    kind: 'single',
    text: said('客户情绪激动时，第一步应当做什么？', 'What comes first with an upset customer?'),
    options: [
      choice('a', '让客户把话说完', 'Let them finish', true),
      choice('b', '解释规定', 'Explain the rules'),
      choice('c', '提出补偿', 'Offer compensation'),
      choice('d', '转给主管', 'Pass them on'),
    ],
    explanation: said('六步的第一步是理解确认。', 'The first of the six steps is to understand and confirm.'),
  },
  {
    kind: 'multiple',
    text: said('「理解确认」这一步要记录什么？', 'What does the step "understand and confirm" record?'),
    options: [
      choice('a', '事实', 'The facts', true),
      choice('b', '诉求', 'The demand', true),
      choice('c', '感受', 'The feeling', true),
      choice('d', '补偿金额', 'The compensation'),
    ],
  },
  {
    kind: 'true-false',
    text: said('客户选「一般」，算作满意。', 'A customer who chooses "neutral" counts as satisfied.'),
    options: trueFalse(false),
    explanation: said('只有「满意」和「很满意」计入。', 'Only "satisfied" and "very satisfied" count.'),
  },
  {
    kind: 'true-false',
    text: said('拦截越级投诉时，不得隐瞒外部申诉途径。', 'Whoever calms a case never hides the recourse outside.'),
    options: trueFalse(true),
  },
  {
    kind: 'fill-in',
    text: said('电信用户的投诉应在受理后（　）天内答复。', 'A telecom complaint is answered within ( ) days.'),
    options: [],
    accepted: ['15', '15天', '十五', '十五天', 'fifteen'],
  },
];

/** What earns the points of a question of the bank. */
export function rightAnswerTo(zh: string): string[] {
  const question = questions.find(({ text }) => text.zh === zh);
  if (!question) throw new Error(`The sample bank has no such question: ${zh}`);
  const chosen = question.options.filter(({ right }) => right).map(({ id }) => id);
  return chosen.length > 0 ? chosen : (question.accepted ?? []).slice(0, 1);
}

/** A bank to begin with, a paper drawn from it, and the training that it ends, whose id is told. In the name of whoever calls. */
export async function addLearning(call: Call): Promise<string> {
  for (const question of questions)
    mustSucceed(await addQuestion(call, { projectId, topic, accepted: [], explanation: none, ...question }));
  const paper = mustSucceed(
    await addPaper(call, {
      ...{ projectId, title: said('投诉处理基础考试', 'Basics of complaint handling') },
      parts: [{ kind: null, topic, questionIds: [], count: 5, points: 20 }],
      ...{ passPercent: 80, minutes: 20, retakes: 2 },
    }),
  );
  const training = mustSucceed(
    await addTraining(call, {
      ...{ projectId, title: said('先听，再说', 'Listen first'), articleId: null, paperId: paper.id },
      words: said(
        '## 六步的第一步\n\n- 让客户把话说完\n- 复述事实、诉求和感受\n- 请客户确认\n\n「虽然我不能……，但是我可以……」',
        '## The first of six steps\n\n- Let the customer finish\n- Repeat facts, demand and feeling\n- Ask for confirmation',
      ),
    }),
  );
  return training.id;
}

const ask = { options: [], required: false, showIf: null };

/** What customers are asked from now on, once their case is closed. */
export async function addSampleSurvey(call: Call): Promise<void> {
  const survey = mustSucceed(
    await addSurvey(call, {
      ...{
        projectId,
        title: said('投诉处理回访', 'After your complaint'),
        intro: said('只需一分钟。', 'It takes a minute.'),
      },
      questions: [
        {
          ...ask,
          id: 'q1',
          kind: 'csat',
          text: said('您对这次处理满意吗？', 'How satisfied are you?'),
          required: true,
        },
        {
          ...{ ...ask, id: 'q2', kind: 'text', text: said('哪里没有做好？', 'What went wrong?') },
          showIf: { questionId: 'q1', is: 'at-most', value: '3' },
        },
        { ...ask, id: 'q3', kind: 'ces', text: said('解决这件事费力吗？', 'How easy was it to have this solved?') },
        { ...ask, id: 'q4', kind: 'nps', text: said('您会向朋友推荐我们吗？', 'Would you recommend us to a friend?') },
      ],
      ...{ validDays: 14, samplePercent: 100, restDays: 30, low: { csat: 2, nps: 6, ces: 3 }, callbackMinutes: 480 },
    }),
  );
  mustSucceed(await useSurvey(call, survey.id, survey.version));
}
