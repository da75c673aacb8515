/** What a step found: how many tests, and the names of the steps that broke in a way no test accounts for. */
export interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

export const NOTHING: Tally = { passed: 0, failed: 0, skipped: 0 };
export const ONE_PASSED: Tally = { ...NOTHING, passed: 1 };
export const ONE_FAILED: Tally = { ...NOTHING, failed: 1 };

export function add(a: Tally, b: Tally): Tally {
  return { passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped };
}

/** The line that callers read: `N passed, N failed`, with the skipped ones where there are any. */
export function sentence({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
}

/** A run in which nothing was tested proves nothing and fails. */
export function exitCode({ passed, failed }: Tally): 0 | 1 {
  return failed > 0 || passed === 0 ? 1 : 0;
}

/**
 * Counts a vitest JSON report. A file that could not even be loaded has no tests to report and counts as one failure;
 * so does a run that ended badly although every test passed, and one that left no report at all.
 */
export function readReport(text: string | undefined, succeeded: boolean): Tally {
  const report = parse(text);
  if (!report) return ONE_FAILED;
  const broken = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some(isFailed),
  );
  const failed = report.numFailedTests + broken.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && !succeeded ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** The files, by their paths, in which something failed or never ended. */
export function unfinishedIn(text: string | undefined): string[] {
  return (parse(text)?.testResults ?? []).filter(({ status }) => status !== 'passed').map(({ name }) => name);
}

/** Counts the files of a report that are finished. */
export function finishedIn(text: string | undefined): Tally {
  const files = (parse(text)?.testResults ?? []).filter(({ status }) => status === 'passed');
  const passed = files.flatMap((file) => file.assertionResults).filter(({ status }) => status === 'passed');
  const all = files.flatMap((file) => file.assertionResults);
  return { passed: passed.length, failed: 0, skipped: all.length - passed.length };
}

interface Report {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { name: string; status: string; assertionResults: { status: string }[] }[];
}

function isFailed(result: { status: string }): boolean {
  return result.status === 'failed';
}

function parse(text: string | undefined): Report | undefined {
  try {
    const value: unknown = JSON.parse(text ?? '');
    return isReport(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isReport(value: unknown): value is Report {
  return typeof value === 'object' && value !== null && 'numPassedTests' in value && 'testResults' in value;
}
