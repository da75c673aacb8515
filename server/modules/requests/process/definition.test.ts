import {
  type Condition,
  type Fault,
  type FormField,
  layersOf,
  nextStep,
  type ProcessDefinition,
  type ProcessStep,
  validateDefinition,
} from '@tongli/contracts/requests';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  choiceField,
  dateField,
  minutes,
  moneyField,
  numberField,
  standard,
  step,
  textField,
  to,
  words,
} from './supplied/building.ts';

const known = { posts: new Set(['technician']), calendars: new Set(['service']) };
const plain = (key: string, more: Partial<ProcessStep> = {}): ProcessStep =>
  step({
    key,
    name: words(`步骤${key}`, `Step ${key}`),
    owner: { role: 'agent' },
    limit: minutes(30),
    outputs: [words('结果', 'A result')],
    standards: [standard(93, 'cm', '地面到设备', 'from the floor to the device')],
    ...more,
  });
const outcome = choiceField(
  'outcome',
  ['结果', 'Outcome'],
  [
    ['fixed', '修好', 'Fixed'],
    ['broken', '未修好', 'Not fixed'],
  ],
);
const visit: readonly ProcessStep[] = [
  plain('plan', { next: [to('repair')] }),
  plain('repair', { fields: [outcome], next: [to('replace', 'outcome', 'broken'), to('confirm')], back: ['plan'] }),
  plain('replace', { next: [to('confirm')], back: ['repair'] }),
  plain('confirm', { back: ['repair'] }),
];
const definition = (steps: readonly ProcessStep[], more: Partial<ProcessDefinition> = {}): ProcessDefinition => ({
  kind: 'visit',
  phase: 'after-sale',
  name: words('上门', 'Visit'),
  about: words('', ''),
  calendar: 'service',
  limit: null,
  steps: [...steps],
  ...more,
});
/** The visit with one of its steps changed. */
const withStep = (key: string, change: Partial<ProcessStep>) =>
  definition(visit.map((one) => (one.key === key ? { ...one, ...change } : one)));
const named = (faults: readonly Fault[]) => faults.map(({ code, step: at }) => `${at ?? '·'} ${code}`);

const field = (one: FormField) => withStep('plan', { fields: [one] });
const asks = (
  condition: Condition,
  one: FormField = numberField('rooms', ['房间', 'Rooms'], { unit: '间', least: 1, most: 9 }),
) => withStep('plan', { fields: [one], next: [{ to: 'confirm', when: [condition] }, to('repair')] });

const table: readonly (readonly [string, ProcessDefinition, readonly string[]])[] = [
  ['a sound definition', definition(visit), []],
  ['no name in English', definition(visit, { name: words('上门', '') }), ['· name-missing']],
  ['an unknown calendar', definition(visit, { calendar: 'moon' }), ['· calendar-unknown']],
  ['a promise of no time', definition(visit, { limit: minutes(0) }), ['· limit-out-of-bounds']],
  ['no steps', definition([]), ['· steps-none']],
  ['other steps than complaints have', definition(visit, { kind: 'complaint' }), ['· complaint-steps']],
  ['a step key twice', definition([...visit, plain('confirm')]), ['confirm step-key-twice']],
  ['a step that nothing leads to', definition([...visit, plain('paint')]), ['paint step-unreachable']],
  [
    'a circle',
    withStep('replace', { next: [to('repair')], back: [] }),
    ['repair goes-in-circles', 'replace goes-in-circles'],
  ],
  ['a step that leads to itself', withStep('confirm', { next: [to('confirm')] }), ['confirm goes-in-circles']],
  ['a key with capitals', definition([plain('Plan')]), ['Plan step-key-invalid']],
  ['a step without a name', withStep('plan', { name: words('', 'Plan') }), ['plan step-name-missing']],
  ['a post that is not there', withStep('plan', { owner: { post: 'ghost', where: 'unit' } }), ['plan owner-unknown']],
  ['a post that is there', withStep('plan', { owner: { post: 'technician', where: 'above' } }), []],
  ['nothing to leave behind', withStep('plan', { outputs: [words('', '')] }), ['plan output-none']],
  ['a limit below one', withStep('plan', { limit: minutes(0) }), ['plan limit-out-of-bounds']],
  ['a limit of half a minute', withStep('plan', { limit: minutes(0.5) }), ['plan limit-out-of-bounds']],
  ['a limit over a year', withStep('plan', { limit: { amount: 366, unit: 'days' } }), ['plan limit-out-of-bounds']],
  ['no standard', withStep('plan', { standards: [] }), ['plan standard-none']],
  [
    'a standard with nothing in it',
    withStep('plan', { standards: [{ value: null, unit: '', measure: words('', '') }] }),
    ['plan standard-without-number', 'plan standard-without-unit', 'plan standard-without-measure'],
  ],
  ['a way to nowhere', withStep('confirm', { next: [to('heaven')] }), ['confirm next-unknown']],
  [
    'no way on where no condition holds',
    withStep('repair', { next: [to('replace', 'outcome', 'broken'), to('confirm', 'outcome', 'fixed')] }),
    ['repair way-on-missing'],
  ],
  [
    'a way after one that is always taken',
    withStep('repair', { next: [to('confirm'), to('replace', 'outcome', 'broken')] }),
    ['repair way-never-taken'],
  ],
  ['a way back to nowhere', withStep('confirm', { back: ['heaven'] }), ['confirm back-unknown']],
  ['a way back to a later step', withStep('plan', { back: ['confirm'] }), ['plan back-not-earlier']],
  ['a way back to the step itself', withStep('repair', { back: ['repair'] }), ['repair back-not-earlier']],
  ['a way back to a branch not come by', withStep('confirm', { back: ['replace'] }), []],
  ['a way back twice', withStep('confirm', { back: ['plan', 'plan'] }), ['confirm back-twice']],
  ['a field key twice', withStep('plan', { fields: [outcome] }), ['plan field-key-twice', 'repair field-key-twice']],
  ['a field key with a space', field({ ...outcome, key: 'the outcome' }), ['plan field-key-invalid']],
  ['a field without a name', field(textField('note', '', 'Note')), ['plan field-name-missing']],
  [
    'a number without unit, its bounds reversed',
    field(numberField('signal', ['信号', 'Signal'], { unit: '', least: 9, most: 1 })),
    ['plan field-unit-missing', 'plan field-bounds-reversed'],
  ],
  [
    'dates and money with bounds reversed',
    withStep('plan', {
      fields: [
        dateField('day', ['日期', 'Day'], { leastDays: 3, mostDays: 1 }),
        moneyField('fee', ['费用', 'Fee'], { mostYuan: -1 }),
      ],
    }),
    ['plan field-bounds-reversed', 'plan field-bounds-reversed'],
  ],
  ['one choice alone', field(choiceField('way', ['方式', 'Way'], [['a', '甲', 'A']])), ['plan choices-too-few']],
  [
    'a choice twice, and one without a name',
    field(
      choiceField(
        'way',
        ['方式', 'Way'],
        [
          ['a', '甲', 'A'],
          ['a', '乙', 'B'],
          ['c', '', 'C'],
        ],
      ),
    ),
    ['plan choice-twice', 'plan choice-incomplete'],
  ],
  [
    'a condition on a later field',
    withStep('plan', { next: [to('confirm', 'outcome', 'fixed'), to('repair')] }),
    ['plan condition-field-unknown'],
  ],
  [
    'a number compared with none',
    asks({ field: 'rooms', op: 'at-least', value: null }),
    ['plan condition-without-number'],
  ],
  ['a number compared as a choice', asks({ field: 'rooms', op: 'is', value: '3' }), ['plan condition-unfit']],
  ['a number at least so much', asks({ field: 'rooms', op: 'at-least', value: 3 }), []],
];

describe('what keeps a definition from being published', () => {
  test.each(table)('%s', (_, one, faults) => {
    expect(named(validateDefinition(one, known))).toEqual(faults);
  });

  test('a condition names a choice that the field has', () => {
    const one = withStep('repair', { next: [to('replace', 'outcome', 'gone'), to('confirm')] });
    expect(validateDefinition(one, known)).toEqual([
      { code: 'condition-choice-unknown', step: 'repair', params: { field: 'outcome', choice: 'gone' } },
    ]);
  });
});

describe('the way of a case', () => {
  const rooms = numberField('rooms', ['房间', 'Rooms'], { unit: '间', least: 1, most: 9 });
  const day = dateField('day', ['日期', 'Day'], { leastDays: 0, mostDays: 30 });
  const several: FormField = { ...outcome, key: 'extras', several: true } as FormField;
  const fork = (condition: Condition) =>
    definition([
      plain('ask', {
        fields: [rooms, day, outcome, several, textField('note', '备注', 'Note')],
        next: [{ to: 'yes', when: [condition] }, to('no')],
      }),
      plain('yes'),
      plain('no'),
    ]);
  const cases: readonly (readonly [Condition, Parameters<typeof nextStep>[2]['values'], string])[] = [
    [{ field: 'rooms', op: 'at-least', value: 3 }, { rooms: 3 }, 'yes'],
    [{ field: 'rooms', op: 'at-least', value: 3 }, { rooms: 2 }, 'no'],
    [{ field: 'rooms', op: 'below', value: 3 }, { rooms: 2 }, 'yes'],
    [{ field: 'rooms', op: 'below', value: 3 }, {}, 'no'],
    [{ field: 'day', op: 'at-least', value: 7 }, { day: '2026-02-20' }, 'yes'],
    [{ field: 'day', op: 'at-least', value: 8 }, { day: '2026-02-20' }, 'no'],
    [{ field: 'day', op: 'below', value: 8 }, { day: 'soon' }, 'no'],
    [{ field: 'outcome', op: 'is', value: 'fixed' }, { outcome: 'fixed' }, 'yes'],
    [{ field: 'outcome', op: 'is-not', value: 'fixed' }, { outcome: 'broken' }, 'yes'],
    [{ field: 'outcome', op: 'is-not', value: 'fixed' }, {}, 'no'],
    [{ field: 'extras', op: 'is', value: 'fixed' }, { extras: ['broken', 'fixed'] }, 'yes'],
    [{ field: 'extras', op: 'empty', value: null }, { extras: [] }, 'yes'],
    [{ field: 'note', op: 'empty', value: null }, { note: '' }, 'yes'],
    [{ field: 'note', op: 'filled', value: null }, { note: '门铃坏了' }, 'yes'],
  ];
  test.each(cases)('%j for %j leads to %s', (condition, values, target) => {
    expect(nextStep(fork(condition), 'ask', { values, today: '2026-02-13' })).toBe(target);
  });
});

/** Any graph of up to eight steps, most of them faulty. */
const anyDefinition = fc
  .integer({ min: 1, max: 8 })
  .chain((count) =>
    fc.array(
      fc.record({
        ways: fc.array(fc.record({ by: fc.integer({ min: -1, max: 3 }), choice: fc.constantFrom('fixed', 'broken') }), {
          maxLength: 2,
        }),
        free: fc.option(fc.integer({ min: 1, max: 2 }), { freq: 3 }),
        back: fc.option(fc.nat(count), { freq: 1 }),
      }),
      { minLength: count, maxLength: count },
    ),
  )
  .map((nodes) =>
    definition(
      nodes.map(({ ways, free, back }, index) =>
        plain(`s${index}`, {
          fields: index === 0 ? [outcome] : [],
          next: [
            ...ways
              .filter(() => free !== null && index + free < nodes.length)
              .map((way) => to(`s${Math.min(index + way.by, nodes.length - 1)}`, 'outcome', way.choice)),
            ...(free === null || index + free >= nodes.length ? [] : [to(`s${index + free}`)]),
          ],
          back: back === null ? [] : [`s${back}`],
        }),
      ),
    ),
  );

test('whatever is entered, a case on an accepted definition comes to an end, each step once at most', () => {
  let accepted = 0;
  fc.assert(
    fc.property(anyDefinition, fc.constantFrom('fixed', 'broken', null), (one, chosen) => {
      if (validateDefinition(one, known).length > 0) return;
      accepted++;
      const walked = new Set<string>();
      for (let at: string | null = 's0'; at !== null; ) {
        expect(walked.has(at)).toBe(false);
        walked.add(at);
        at = nextStep(one, at, { values: { outcome: chosen }, today: '2026-02-13' });
      }
      expect(one.steps.find(({ key }) => key === [...walked].at(-1))?.next).toEqual([]);
    }),
    { numRuns: 3_000, seed: 20261122 },
  );
  expect(accepted).toBeGreaterThan(50);
});

test('a drawing puts each step below all that lead to it, and bears any draft', () => {
  fc.assert(
    fc.property(anyDefinition, (one) => {
      const layers = layersOf(one);
      expect(layers.size).toBe(one.steps.length);
      if (validateDefinition(one, known).length > 0) return;
      for (const { key, next } of one.steps)
        for (const way of next) expect(layers.get(way.to)).toBeGreaterThan(layers.get(key) ?? 99);
    }),
    { numRuns: 1_000, seed: 20261122 },
  );
});
