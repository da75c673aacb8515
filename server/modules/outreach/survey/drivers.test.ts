import { type SurveyContent, type SurveyQuestion, usualSurvey } from '@tongli/contracts/outreach';
import { seededRandom } from '@tongli/spc';
import { describe, expect, test } from 'vitest';
import { type Rated, type Served, tellDrivers } from './drivers.ts';

const question = (id: string, kind: SurveyQuestion['kind']): SurveyQuestion => ({
  ...{ id, kind, text: { zh: id, en: id }, options: [], required: false, showIf: null },
});
const content: SurveyContent = {
  ...usualSurvey,
  questions: [question('whole', 'csat'), question('manner', 'csat'), question('nps', 'nps')],
};
const plain: Served = {
  ...{ late: 0, 'answer-days': 1, 'acknowledge-hours': 1, 'times-given': 0, 'not-upheld': 0, serious: 0 },
};

/** Late cases are rated a point and a half lower; days to the answer have nothing to do with it. */
function lived(answers: number): Rated[] {
  const random = seededRandom(7);
  return Array.from({ length: answers }, () => {
    const late = random() < 0.3 ? 1 : 0;
    const score = Math.min(5, Math.max(1, Math.round(4.6 - 1.5 * late + (random() - 0.5) * 2)));
    const served = { ...plain, late, 'answer-days': 1 + random() * 5, 'times-given': random() < 0.2 ? 1 : 0 };
    return { score, served, answers: random() < 0.3 ? { manner: '4' } : {} };
  });
}

describe('which parts of the service go with the score', () => {
  test('the planted one ranks first, and its interval covers the truth', () => {
    const told = tellDrivers(content, lived(400));
    expect(told).toMatchObject({ scale: 'csat', state: 'told', points: 400 });
    const [first, ...others] = told.drivers;
    expect(first).toMatchObject({ part: 'late', isClear: true });
    const { low = 0, high = 0, deviation = 1 } = first ?? {};
    // Rounded to whole points and cut off at five, what was planted is 1.4 to 1.5.
    expect(low / deviation).toBeLessThan(-1.4);
    expect(high / deviation).toBeGreaterThan(-1.5);
    expect(others.map(({ isClear }) => isClear)).toEqual([false, false]);
  });

  test('what never differs, and what hardly anybody answered, is left out and named', () => {
    const { left } = tellDrivers(content, lived(400));
    expect(left.map(({ part, why }) => `${part} ${why}`)).toEqual([
      ...['question unknown', 'acknowledge-hours unmoved', 'not-upheld unmoved', 'serious unmoved'],
    ]);
  });

  test('another scale of the survey is a part of the service', () => {
    const rated = lived(200).map((one, at) => ({ ...one, answers: { manner: String(1 + (at % 5)) } }));
    expect(tellDrivers(content, rated).drivers.map(({ part }) => part)).toContain('question');
  });

  test.each([
    ['few answers', tellDrivers(content, lived(20)), { state: 'too-few', points: 20, needed: 36 }],
    ['none at all', tellDrivers(content, []), { state: 'nothing', left: [] }],
    ['no scale', tellDrivers({ ...content, questions: [] }, lived(90)), { scale: null, state: 'nothing' }],
    [
      'one score',
      tellDrivers(
        content,
        lived(90).map((one) => ({ ...one, score: 5 })),
      ),
      { state: 'constant' },
    ],
    [
      'cases that nothing is known of',
      tellDrivers(
        content,
        lived(90).map((one) => ({ ...one, served: undefined, answers: {} })),
      ),
      { state: 'nothing', drivers: [] },
    ],
    [
      'two that always go together',
      tellDrivers(
        content,
        lived(90).map((one) => ({
          ...one,
          served: { ...plain, late: one.served?.late ?? 0, serious: one.served?.late ?? 0 },
        })),
      ),
      { state: 'told', drivers: [{ part: expect.anything() }] },
    ],
  ])('%s', (_, told, expected) => {
    expect(told).toMatchObject(expected);
  });
});
