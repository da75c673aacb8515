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

async function runVitest(
  name: StepName,
  { project, options }: { project: string; options: string[] },
  say: Say,
): Promise<Tally> {
  mkdirSync(REPORTS, { recursive: true });
  const file = join(REPORTS, `${name.replaceAll(' ', '-')}.json`);
  rmSync(file, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile=${file}`];
  const words = ['run', '--project', project, '--passWithNoTests', ...reporters, ...options, ...filters];
  const succeeded = await succeeds('vitest', words, say);
  return readReport(readIfPresent(file), succeeded);
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
