// Runs a suite step by step: `suite.ts check | test | proofs [project…] [path…]`. The last line is the count.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isSuite, plan, type Step, type StepName } from './suite/plan.ts';
import { add, exitCode, NOTHING, ONE_FAILED, ONE_PASSED, readReport, sentence, type Tally } from './suite/tally.ts';

const REPORTS = '.vitest';
/** A step that hangs must not eat the whole time of the machine that runs the suite. */
const LIMIT_MS = 40 * 60_000;

const [suite, ...args] = process.argv.slice(2);
if (!isSuite(suite)) throw new Error(`suite must be check, test or proofs, not ${suite}`);

const { steps, filters } = plan(suite, args);
const results = new Map<StepName, Tally>();
for (const step of steps) results.set(step.name, await perform(step));
report();

async function perform(step: Step): Promise<Tally> {
  const missing = step.needs.find((name) => (results.get(name)?.failed ?? 0) > 0);
  if (missing) {
    console.log(`\n── ${step.name}: not run, because "${missing}" failed`);
    return ONE_FAILED;
  }
  console.log(`\n── ${step.name}`);
  const began = performance.now();
  const tally = step.run.kind === 'vitest' ? await runVitest(step.run.project) : await runCommand(step.run);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`── ${step.name}: ${sentence(tally)} (${seconds} s)`);
  return tally;
}

async function runCommand({
  program,
  args,
  counts,
}: {
  program: string;
  args: string[];
  counts: boolean;
}): Promise<Tally> {
  if (!(await succeeds(program, args))) return ONE_FAILED;
  return counts ? ONE_PASSED : NOTHING;
}

async function runVitest(project: string): Promise<Tally> {
  mkdirSync(REPORTS, { recursive: true });
  const file = join(REPORTS, `${project}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${file}`];
  const succeeded = await succeeds('vitest', [
    'run',
    '--project',
    project,
    '--passWithNoTests',
    ...reporters,
    ...filters,
  ]);
  return readReport(readIfPresent(file), succeeded);
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function succeeds(program: string, args: string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'inherit', 'inherit'], timeout: LIMIT_MS });
    child.once('error', (error) => {
      console.log(`${program} could not be started: ${error.message}`);
      resolve(false);
    });
    child.once('exit', (code, signal) => {
      if (signal) console.log(`${program} was ended by ${signal}`);
      resolve(code === 0);
    });
  });
}

function report(): void {
  const failed = [...results]
    .filter(([, tally]) => tally.failed > 0)
    .map(([name, tally]) => `${name} (${tally.failed})`);
  console.log(failed.length > 0 ? `\nFailed: ${failed.join(', ')}` : '');
  const total = [...results.values()].reduce(add, NOTHING);
  console.log(sentence(total));
  process.exitCode = exitCode(total);
}
