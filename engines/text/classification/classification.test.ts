import { describe, expect, it } from 'vitest';
import { crossValidate } from '../fixtures/cross-validation.ts';
import { chineseFolds, present } from '../fixtures/reference.ts';
import { accuracyOf } from './accuracy.ts';
import { sharpnessOf, softmax } from './calibration.ts';
import { classify } from './classify.ts';
import { trainClassifier } from './train.ts';

const examples = [
  ['等了三个星期还没有收到退款', '退款'],
  ['申请退款被拒绝，要求全额退款', '退款'],
  ['退款一直不到账，客服只会推脱', '退款'],
  ['快递把包裹弄丢了，没有人管', '物流'],
  ['包裹破损，快递员态度恶劣', '物流'],
  ['物流一直不更新，包裹不知在哪里', '物流'],
  ['The card was charged twice for one order', 'billing'],
  ['I was charged a fee that nobody told me about', 'billing'],
  ['Wrong charges on my monthly bill again', 'billing'],
].map(([text = '', label = '']) => ({ text, label }));

describe('a classifier', () => {
  const classifier = trainClassifier(examples);

  it.each([
    ['我的退款什么时候到', '退款', '退款'],
    ['包裹被快递员扔在门口', '物流', '包裹'],
    ['You are charging me twice', 'billing', 'charging'],
  ])('classes %s and says by which word', (text, label, word) => {
    const found = classify(classifier, text);
    expect(found.label).toBe(label);
    expect(found.words.slice(0, 2).map((one) => one.word)).toContain(word);
    expect(found.top.map((one) => one.confidence).reduce((sum, one) => sum + one)).toBeCloseTo(1, 12);
    expect(found.top[0]).toEqual({ label, confidence: found.confidence });
  });

  it('learns the same from the same examples and seed', () => {
    const again = trainClassifier(examples, { seed: 1 });
    expect(again.planes).toEqual(classifier.planes);
    expect(again.sharpness).toBe(classifier.sharpness);
  });

  it('has little to say about a text that it knows nothing of', () => {
    const found = classify(classifier, '???');
    expect(found.words).toEqual([]);
    expect(found.confidence).toBeLessThan(0.6);
  });

  it('needs two classes', () => {
    expect(() => trainClassifier(examples.slice(0, 3))).toThrow('examples have 1 classes; at least 2 are needed');
  });
});

it('finds the sharpness at which confidence is what comes true', () => {
  // Three of four right at a distance of one: softmax must say 3/4, so a = ln 3.
  const judged = [0, 0, 0, 1].map((label) => ({ scores: [1, 0], label }));
  const sharpness = sharpnessOf(judged);
  expect(sharpness).toBeCloseTo(Math.log(3), 6);
  expect(softmax([1, 0], sharpness)[0]).toBeCloseTo(0.75, 6);
});

it('scores as scikit-learn does', () => {
  // accuracy_score and f1_score(average="macro") of the same labels.
  const pairs = ['aa', 'aa', 'ab', 'bb', 'bc', 'cc', 'ca', 'cc'].map(([given = '', predicted = '']) => ({
    given,
    predicted,
  }));
  const { accuracy, macroF1 } = accuracyOf(pairs);
  expect(accuracy).toBeCloseTo(0.625, 12);
  expect(macroF1).toBeCloseTo((2 / 3 + 1 / 2 + 2 / 3) / 3, 12);
});

describe.skipIf(!present)('messages of citizens by their title alone', () => {
  it('are classed better than by the linear machine of the reference', () => {
    const { accuracy, macroF1, calibrationError } = crossValidate(chineseFolds((row) => row.留言主题 ?? ''));
    expect(accuracy).toBeGreaterThan(0.81);
    expect(macroF1).toBeGreaterThan(0.8);
    expect(calibrationError).toBeLessThan(0.1);
  });
});
