import { describe, expect, it } from 'vitest';
import { learnRiskWeights } from './learn.ts';
import { usualRiskLexicon } from './lexicon.ts';
import { riskScorer, usualRiskWeights } from './risk.ts';

describe('the risk of escalation', () => {
  const score = riskScorer();
  it.each([
    ['再不解决我就打12315，找记者曝光', ['regulator', 'media', 'deadline']],
    ['我已经联系律师，准备起诉', ['lawyer']],
    ['If this is not refunded by Friday I am suing you and calling the Ombudsman', ['regulator', 'lawyer', 'deadline']],
    ['请问怎么查询账单', []],
    ['The tissue of the pursuer', []],
  ])('%s', (text, kinds) => {
    expect(
      score(text)
        .reasons.map(({ of }) => of)
        .sort(),
    ).toEqual([...kinds].sort());
  });

  it('names the words and ranks by what is known besides', () => {
    const [first] = score('我要找律师打官司').reasons;
    expect(first).toMatchObject({ of: 'lawyer', words: ['律师', '打官司'] });
    const waiting = score('请尽快处理', { waitingDays: 12, contactsSoFar: 5 });
    expect(waiting.score).toBeGreaterThan(score('请尽快处理', { waitingDays: 1 }).score);
    expect(waiting.reasons.map(({ of }) => of)).toEqual(['contactsSoFar', 'waitingDays']);
    expect(() => score('', { waitingDays: -1 })).toThrow('waitingDays is -1');
  });

  it('follows an edited lexicon', () => {
    const edited = riskScorer({ lexicon: { ...usualRiskLexicon, media: ['黑板报'] } });
    expect(edited('上黑板报').reasons[0]?.of).toBe('media');
    expect(edited('找记者').reasons).toEqual([]);
    const heavy = riskScorer({ lexicon: { ...usualRiskLexicon, media: [{ word: '黑板报', weight: 3 }] } });
    expect(heavy('上黑板报').reasons).toEqual([{ of: 'media', words: ['黑板报'], added: usualRiskWeights.media * 2 }]);
    const weightless = { ...usualRiskLexicon, media: [{ word: '黑板报', weight: 0 }] };
    expect(() => riskScorer({ lexicon: weightless })).toThrow('黑板报 weighs 0');
  });

  it('learns weights from what happened, and keeps the given ones where nothing did', () => {
    expect(learnRiskWeights([])).toEqual(usualRiskWeights);
    const examples = Array.from({ length: 400 }, (_, at) => ({
      text: at % 2 ? '否则' : '您好',
      facts: { contactsSoFar: at % 4 < 2 ? 0 : 3 },
      escalated: at % 4 === 3,
    }));
    const learned = learnRiskWeights(examples);
    expect(learned.contactsSoFar).toBeGreaterThan(usualRiskWeights.contactsSoFar);
    expect(learned.media).toBeCloseTo(usualRiskWeights.media, 9);
    const scorer = riskScorer({ weights: learned });
    expect(scorer('否则', { contactsSoFar: 3 }).score).toBeGreaterThan(0.8);
    expect(scorer('您好').score).toBeLessThan(0.05);
  });
});
