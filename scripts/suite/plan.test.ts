import { describe, expect, test } from 'vitest';
import { plan, type Suite } from './plan.ts';

function names(suite: Suite, args: string[]): string[] {
  return plan(suite, args).stages.map((stage) => stage.map(({ name }) => name).join(' + '));
}

describe('a plan', () => {
  test.each<[Suite, string[], string[]]>([
    ['check', [], ['format and lint + types', 'unit']],
    ['test', [], ['format and lint + types + web build', 'unit + browser', 'api', 'story']],
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

  test('passes paths and options on to vitest', () => {
    expect(plan('test', ['api', 'server/modules/complaints', '-t', 'closes']).filters).toEqual([
      'server/modules/complaints',
      '-t',
      'closes',
    ]);
  });
});
