import { existsSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { plan, type Suite } from './plan.ts';

function names(suite: Suite, args: string[]): string[] {
  return plan(suite, args).stages.map((stage) => stage.map(({ name }) => name).join(' + '));
}

const beforeStories = ['format and lint + types + web build', 'unit + browser', 'api'];

describe('a plan', () => {
  test.each<[Suite, string[], string[]]>([
    ['check', [], ['format and lint + types', 'unit']],
    ['test', [], [...beforeStories, 'stories side by side', 'stories in real time']],
    ['proofs', [], ['web build', 'browser', 'proof']],
    ['test', ['api'], ['api']],
    ['test', ['api', 'server/modules/complaints'], ['api']],
    ['test', ['unit', 'api'], ['unit', 'api']],
    ['test', ['story'], ['web build', 'browser', 'story']],
    ['test', ['server/modules/complaints'], ['unit', 'api']],
    ['test', ['stories/closing'], ['web build', 'browser', 'story']],
    ['test', ['-t', 'closing'], ['unit', 'api']],
    ['check', ['engines/spc'], ['unit']],
    ['proofs', ['server/platform'], ['web build', 'browser', 'proof']],
    ['proofs', ['stories/voice-tones'], ['web build', 'browser', 'proof']],
  ])('%s %j runs %j', (suite, args, expected) => {
    expect(names(suite, args)).toEqual(expected);
  });

  test('tells of what must not wait for others by itself, and leaves no story out', () => {
    const [beside, alone] = plan('test', [])
      .stages.flat()
      .flatMap(({ run }) => (run.kind === 'vitest' && run.project === 'story' ? [run.options] : []));
    expect(alone?.every((file) => existsSync(file))).toBe(true);
    expect(beside).toEqual(['--maxWorkers=2', ...(alone ?? []).map((file) => `--exclude=${file}`)]);
  });

  test('passes paths and options on to vitest', () => {
    expect(plan('test', ['api', 'server/modules/complaints', '-t', 'closes']).filters).toEqual([
      'server/modules/complaints',
      '-t',
      'closes',
    ]);
  });
});
