import { entry } from './recipe.ts';

export const taskReturnRate = entry(
  {
    code: 'task-return-rate',
    name: { zh: '任务退回率', en: 'Return rate of tasks' },
    definition: {
      zh: '同一时段内，任务被退回的次数与派出的任务数之比；同一任务每退回一次计一次。',
      en: 'Times that a task was returned for each task given in the same time; every return counts.',
    },
    formula: { zh: '退回次数 ÷ 派出任务数', en: 'returns ÷ tasks given' },
    parts: { count: { zh: '退回次数', en: 'returns' }, size: { zh: '派出任务数', en: 'tasks given' } },
    unit: 'share',
    direction: 'lower-is-better',
    source: { zh: '任务的派出和退回。', en: 'Tasks given and returned.' },
    events: ['task.opened', 'task.returned'],
  },
  { count: 'tasks-returned', size: 'tasks-opened', nature: 'rate' },
);

export const taskOnTimeRate = entry(
  {
    code: 'task-on-time-rate',
    name: { zh: '任务按时完成率', en: 'Tasks on time' },
    definition: {
      zh: '完成的任务中，于时限内完成的比例，计入完成的那一刻。',
      en: 'Of the tasks done, the share done within their time, at the moment at which they were.',
    },
    formula: { zh: '按时完成任务数 ÷ 完成任务数', en: 'done on time ÷ tasks done' },
    parts: { count: { zh: '按时完成', en: 'done on time' }, size: { zh: '完成任务数', en: 'tasks done' } },
    unit: 'share',
    direction: 'higher-is-better',
    source: { zh: '任务的完成。', en: 'Tasks done.' },
    events: ['task.completed'],
  },
  { count: 'tasks-in-time', size: 'tasks-completed', nature: 'proportion' },
);

export const requestOnTimeRate = entry(
  {
    code: 'request-on-time-rate',
    name: { zh: '诉求按时办结率', en: 'Requests on time' },
    definition: {
      zh: '有总时限的诉求首次办结时，于时限内办结的比例。',
      en: 'Of the requests with a limit of the whole, the share closed within it, at their first closing.',
    },
    formula: { zh: '按时办结件数 ÷ 有时限的办结件数', en: 'closed on time ÷ closed with a limit' },
    parts: { count: { zh: '按时办结', en: 'closed on time' }, size: { zh: '有时限的办结', en: 'closed with a limit' } },
    unit: 'share',
    direction: 'higher-is-better',
    source: { zh: '诉求的办结。', en: 'Closed requests.' },
    events: ['request.closed'],
  },
  { count: 'requests-in-time', size: 'requests-timed', nature: 'proportion' },
);

export const requestStepMinutes = entry(
  {
    code: 'request-step-minutes',
    name: { zh: '诉求环节用时', en: 'Time per step of requests' },
    definition: {
      zh: '诉求在一个环节停留的工作分钟数，平均值；离开环节时计入，每次停留计一次。可按环节分解。',
      en: 'Mean working minutes that a request stayed in a step, at the moment at which it left; every stay counts. It can be broken down by step.',
    },
    formula: { zh: '停留工作分钟数之和 ÷ 停留次数', en: 'sum of working minutes ÷ stays' },
    parts: { count: { zh: '工作分钟数之和', en: 'sum of working minutes' }, size: { zh: '停留次数', en: 'stays' } },
    unit: 'minutes',
    direction: 'lower-is-better',
    source: { zh: '诉求的环节流转。', en: 'Steps that requests have gone through.' },
    events: ['request.step-done'],
  },
  { count: 'request-step-minutes', size: 'request-steps', nature: 'value' },
);

export const complaintStepMinutes = entry(
  {
    code: 'complaint-step-minutes',
    name: { zh: '投诉六步用时', en: 'Time per step of complaints' },
    definition: {
      zh: '首次结案的投诉中，每一步实际处理的分钟数，平均值；从打开该步骤到记录为止，多次记录相加。可按步骤分解。',
      en: 'Mean minutes worked on a step of a complaint, at its first closing: from opening the step to recording it, all its records together. It can be broken down by step.',
    },
    formula: { zh: '各步处理分钟数之和 ÷ 处理的步数', en: 'sum of minutes ÷ steps worked on' },
    parts: { count: { zh: '处理分钟数之和', en: 'sum of minutes' }, size: { zh: '处理的步数', en: 'steps worked on' } },
    unit: 'minutes',
    direction: 'lower-is-better',
    source: { zh: '投诉的步骤记录，结案时计入。', en: 'Records of the steps, counted when a complaint is closed.' },
    events: ['complaint.closed'],
  },
  { count: 'complaint-step-minutes', size: 'complaint-steps', nature: 'value' },
);
