import { expect, test } from 'vitest';
import { readArguments } from './arguments.ts';

test('an empty installation is asked for by name, and nothing else is taken', () => {
  expect(readArguments([])).toEqual({ empty: false });
  expect(readArguments(['--empty'])).toEqual({ empty: true });
  for (const words of [['--emtpy'], ['--empty', 'now'], ['--empty=yes']])
    expect(() => readArguments(words)).toThrow(/is no argument/);
});
