import { describe, expect, test } from 'vitest';
import {
  add,
  exitCode,
  finishedIn,
  NOTHING,
  ONE_FAILED,
  ONE_PASSED,
  readReport,
  sentence,
  unfinishedIn,
} from './tally.ts';

function reportOf(counts: object, testResults: object[] = []): string {
  const none = { numPassedTests: 0, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 };
  return JSON.stringify({ ...none, ...counts, testResults });
}

describe('the last line', () => {
  test('names skipped tests only where there are any', () => {
    expect(sentence({ passed: 12, failed: 0, skipped: 0 })).toBe('12 passed, 0 failed');
    expect(sentence({ passed: 12, failed: 3, skipped: 4 })).toBe('12 passed, 3 failed, 4 skipped');
  });

  test('comes with an exit code that is 0 only when something passed and nothing failed', () => {
    expect(exitCode(ONE_PASSED)).toBe(0);
    expect(exitCode(add(ONE_PASSED, ONE_FAILED))).toBe(1);
    expect(exitCode(NOTHING)).toBe(1);
    expect(exitCode({ passed: 0, failed: 0, skipped: 9 })).toBe(1);
  });
});

describe('a report', () => {
  test('is summed', () => {
    const text = reportOf({ numPassedTests: 5, numFailedTests: 2, numPendingTests: 1, numTodoTests: 1 });
    expect(readReport(text, false)).toEqual({ passed: 5, failed: 2, skipped: 2 });
  });

  test('counts a file that could not be loaded as one failure, and one with failed tests by its tests alone', () => {
    const files = [
      { status: 'failed', assertionResults: [] },
      { status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { status: 'passed', assertionResults: [{ status: 'passed' }] },
    ];
    const text = reportOf({ numPassedTests: 2, numFailedTests: 1 }, files);
    expect(readReport(text, false)).toEqual({ passed: 2, failed: 2, skipped: 0 });
  });

  test('of a run that ended badly with every test passed counts one failure', () => {
    expect(readReport(reportOf({ numPassedTests: 3 }), false)).toEqual({ passed: 3, failed: 1, skipped: 0 });
  });

  test('of a project without tests counts nothing', () => {
    expect(readReport(reportOf({}), true)).toEqual(NOTHING);
  });

  test.each([undefined, '', '{"numPassed', '{}'])('that is missing or broken (%j) counts one failure', (text) => {
    expect(readReport(text, true)).toEqual(ONE_FAILED);
  });

  test('tells files that are finished from those in which something failed or never ended', () => {
    const text = reportOf({ numPassedTests: 4, numFailedTests: 1, numPendingTests: 2 }, [
      { name: 'a', status: 'passed', assertionResults: [{ status: 'passed' }, { status: 'skipped' }] },
      { name: 'b', status: 'failed', assertionResults: [{ status: 'failed' }, { status: 'passed' }] },
      { name: 'c', status: 'failed', assertionResults: [{ status: 'passed' }, { status: 'pending' }] },
    ]);
    expect(unfinishedIn(text)).toEqual(['b', 'c']);
    expect(finishedIn(text)).toEqual({ passed: 1, failed: 0, skipped: 1 });
    expect(unfinishedIn(undefined)).toEqual([]);
  });
});
