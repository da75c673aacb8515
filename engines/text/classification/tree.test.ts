import { describe, expect, it } from 'vitest';
import { chineseFolds, present } from '../fixtures/reference.ts';
import { seededDraws } from '../fixtures/streams.ts';
import { accuracyOf } from './accuracy.ts';
import { bucketOf } from './hashed.ts';
import { testTree } from './levels.ts';
import { classifyPath, trainTree } from './tree.ts';

const matters: Readonly<Record<string, readonly string[]>> = {
  'network/slow': ['晚上网速特别慢', '视频会议经常断线，网速很慢', '宽带的网速达不到承诺'],
  'network/fault': ['宽带断了没有人修', '没有信号，电话打不出去', '光猫亮红灯，宽带断了'],
  'charges/error': ['账单多扣了一笔费用', '重复扣费要求退款', '扣了没有订过的增值业务费'],
  'charges/unclear': ['资费说明不清，说好不限量', '办理时没有说明合约期', '资费和宣传不一样'],
};
const draw = seededDraws(7);
const examples = Object.entries(matters).flatMap(([path, texts]) =>
  Array.from({ length: 12 }, (_, at) => ({
    text: `${texts[at % texts.length]}，第${Math.floor(draw() * 90)}次反映`,
    path: path.split('/'),
  })),
);

describe('a tree of classes', () => {
  const tree = trainTree(examples);

  it.each([
    ['家里网速太慢了', ['network', 'slow'], '网速'],
    ['多扣费用，要求退款', ['charges', 'error'], '扣'],
  ])('classes %s all the way down', (text, path, word) => {
    const { candidates, words } = classifyPath(tree, text);
    expect(candidates[0]?.path).toEqual(path);
    expect(words.some((one) => one.word.includes(word))).toBe(true);
    expect(candidates).toHaveLength(3);
    expect(candidates.reduce((sum, one) => sum + one.confidence, 0)).toBeLessThanOrEqual(1 + 1e-9);
    expect(candidates.map(({ confidence }) => confidence)).toEqual(
      candidates.map(({ confidence }) => confidence).toSorted((a, b) => b - a),
    );
  });

  it('learns the same from the same cases, and holds no word of them', () => {
    expect(trainTree(examples)).toEqual(tree);
    expect(JSON.stringify(tree, (_key, value) => (ArrayBuffer.isView(value) ? null : value))).not.toMatch(/宽带|扣费/);
  });

  it('stops where cases end, and says nothing before it has learned', () => {
    const shallow = [...examples, ...Array.from({ length: 5 }, () => ({ text: '员工态度差骂人', path: ['attitude'] }))];
    expect(classifyPath(trainTree(shallow), '客服骂人态度差').candidates[0]?.path).toEqual(['attitude']);
    expect(classifyPath(trainTree([]), '任何话')).toEqual({ candidates: [], words: [] });
  });

  it('is tested level by level on what it has not seen', () => {
    const { levels, paths } = testTree(examples);
    expect(levels.map(({ level, tested }) => [level, tested])).toEqual([
      [1, 48],
      [2, 48],
    ]);
    expect(levels[0]?.top1).toBeGreaterThanOrEqual(levels[1]?.top1 ?? 1);
    expect(levels[1]?.top3).toBeGreaterThanOrEqual(levels[1]?.top1 ?? 1);
    expect(paths.map(({ example }) => example).toSorted((a, b) => a - b)).toEqual([...examples.keys()]);
  });

  it('keeps the most frequent features where there are too many', () => {
    const small = trainTree(examples, { mostFeatures: 40 });
    expect(small.buckets).toHaveLength(40);
    expect(classifyPath(small, '网速慢').candidates).toHaveLength(3);
  });
});

it('hashes as FNV-1a does, folded to 22 bits', () => {
  // 32-bit FNV-1a of "a" is 0xe40c292c, of "foobar" 0xbf9cf968 (the authors' test vectors).
  const folded = (hash: number) => ((hash >>> 22) ^ hash) & 0x3fffff;
  expect(bucketOf('a')).toBe(folded(0xe40c292c));
  expect(bucketOf('foobar')).toBe(folded(0xbf9cf968));
});

describe.skipIf(!present)('messages of citizens by their title alone', () => {
  it('are classed by a tree of one level as well as by the classifier', () => {
    const folds = chineseFolds((row) => row.留言主题 ?? '');
    const found = folds.flatMap((_, at) => (folds[at]?.fold === 0 ? [at] : []));
    const tree = trainTree(folds.filter(({ fold }) => fold !== 0).map(({ text, label }) => ({ text, path: [label] })));
    const judged = found.map((at) => ({
      given: folds[at]?.label ?? '',
      predicted: classifyPath(tree, folds[at]?.text ?? '').candidates[0]?.path[0] ?? '',
    }));
    expect(accuracyOf(judged).accuracy).toBeGreaterThan(0.78);
  });
});
