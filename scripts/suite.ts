// Runs a suite step by step: `suite.ts check | test | proofs [project…] [path…]`. The last line is the count.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { isSuite, plan, type Step, type StepName } from './suite/plan.ts';
import {
  add,
  exitCode,
  finishedIn,
  NOTHING,
  ONE_FAILED,
  ONE_PASSED,
  readReport,
  sentence,
  type Tally,
  unfinishedIn,
} from './suite/tally.ts';

const REPORTS = '.vitest';
/** A step that hangs must not eat the whole time of the machine that runs the suite. */
const LIMIT_MS = 40 * 60_000;
/** Where more files fail, it is not the machine. */
const MOST_AGAIN = 4;

const [suite, ...args] = process.argv.slice(2);
if (!isSuite(suite)) throw new Error(`suite must be check, test or proofs, not ${suite}`);

const { stages, filters } = plan(suite, args);
const results = new Map<StepName, Tally>();
for (const stage of stages) await Promise.all(stage.map((step, place) => perform(step, place === 0)));
report();

/** Steps beside the first one of their stage say what they have to say when they have ended, so that it stays together. */
async function perform(step: Step, aloud: boolean): Promise<void> {
  const held: string[] = [];
  const say = (text: string) => (aloud ? process.stdout.write(text) : held.push(text));
  results.set(step.name, await performSaying(step, say));
  if (!aloud) process.stdout.write(held.join(''));
}

type Say = (text: string) => unknown;

async function performSaying(step: Step, say: Say): Promise<Tally> {
  const missing = step.needs.find((name) => (results.get(name)?.failed ?? 0) > 0);
  if (missing) {
    say(`\n── ${step.name}: not run, because "${missing}" failed\n`);
    return ONE_FAILED;
  }
  say(`\n── ${step.name}\n`);
  const began = performance.now();
  const tally =
    step.run.kind === 'vitest' ? await runVitest(step.name, step.run, say) : await runCommand(step.run, say);
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`── ${step.name}: ${sentence(tally)} (${seconds} s)\n`);
  return tally;
}

async function runCommand(
  { program, args, counts }: { program: string; args: string[]; counts: boolean },
  say: Say,
): Promise<Tally> {
  if (!(await succeeds(program, args, say))) return ONE_FAILED;
  return counts ? ONE_PASSED : NOTHING;
}

interface Ran {
  readonly succeeded: boolean;
  readonly report: string | undefined;
}

/**
 * On a machine that others use too, a database or a browser may starve for seconds. Who runs the suite unattended gets a second try, from
 * the beginning and in a process of its own, for the few files that need one; the output names them.
 */
async function runVitest(
  name: StepName,
  { project, options }: { project: string; options: string[] },
  say: Say,
): Promise<Tally> {
  const first = await runOnce(name, project, [...options, ...filters], say);
  const files = first.succeeded || !process.env.CI || filters.length > 0 ? [] : unfinishedIn(first.report);
  if (files.length === 0 || files.length > MOST_AGAIN) return readReport(first.report, first.succeeded);
  const paths = files.map((file) => relative(process.cwd(), file));
  say(`\n── ${name}: a second try of ${paths.join(', ')}\n`);
  const flags = options.filter((option) => option.startsWith('-'));
  const second = await runOnce(`${name} again`, project, [...flags, ...paths], say);
  return add(finishedIn(first.report), readReport(second.report, second.succeeded));
}

async function runOnce(name: string, project: string, options: readonly string[], say: Say): Promise<Ran> {
  mkdirSync(REPORTS, { recursive: true });
  const file = join(REPORTS, `${name.replaceAll(' ', '-')}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${file}`];
  const succeeded = await succeeds(
    'vitest',
    ['run', '--project', project, '--passWithNoTests', ...reporters, ...options],
    say,
  );
  return { succeeded, report: readIfPresent(file) };
}

function readIfPresent(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return undefined;
  }
}

function succeeds(program: string, args: string[], say: Say): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: LIMIT_MS });
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', say);
    child.once('error', (error) => {
      say(`${program} could not be started: ${error.message}\n`);
      resolve(false);
    });
    child.once('close', (code, signal) => {
      if (signal) say(`${program} was ended by ${signal}\n`);
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
