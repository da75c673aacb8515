import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  exampleCentre,
  readInstance,
  readProblem,
  resultOf,
  rowsOfInstance,
  type Solved,
  solve,
} from '@tongli/rostering';
import { checkCentre, checkInstance } from '@tongli/rostering/checker';
import { beside, type Measurement } from '../measurement.ts';

const folder = resolve(import.meta.dirname, '../..', process.env.TONGLI_TEST_DATA ?? '../shared', 'data/scheduling');
const secondsEach = Number(process.env.TONGLI_BENCH_ROSTER_SECONDS ?? 60);
const centreSeconds = 300;

/**
 * The public instances beside the best known rosters, each for a minute on two threads, and a centre of 200 agents for four
 * weeks beside its own bound. Every roster has passed the checker, or the run fails. Seconds of processor time say how much
 * of the machine there was.
 */
export async function* measureRostering(): AsyncGenerator<Measurement> {
  if (existsSync(folder)) for (const [instance, best] of bestKnown()) yield* measureInstance(instance, best);
  else console.warn(`SKIPPED: no benchmark instances in ${folder}; set TONGLI_TEST_DATA`);
  yield* measureCentre(200, 28);
}

function bestKnown(): [string, number][] {
  const [head = '', ...lines] = readFileSync(`${folder}/best_known.csv`, 'utf8').trim().split(/\r?\n/);
  const column = head.split(',').indexOf('best_in_these_sources');
  return lines.map((line) => line.split(',')).map((cells) => [cells[0] ?? '', Number(cells[column])]);
}

async function* measureInstance(instance: string, best: number): AsyncGenerator<Measurement> {
  const text = gunzipSync(readFileSync(`${folder}/nrp_instances1_24/Instance${instance}.txt.gz`)).toString('utf8');
  const { solved, cpu } = await timed({ format: 'instance', text }, secondsEach);
  const name = `rostering.instance_${instance}`;
  if (!Number.isFinite(solved.cost)) return;
  const verdict = checkInstance(text, rowsOfInstance(readInstance(text), solved.shift));
  if (verdict.broken.length > 0 || verdict.objective !== solved.cost)
    throw new Error(`instance ${instance}: ${verdict.broken[0] ?? `${verdict.objective}, not ${solved.cost}`}`);
  yield beside({ name: `${name}_objective`, value: solved.cost, unit: 'penalty' }, 'best known', best);
  yield { name: `${name}_gap`, value: gapOf(solved.cost, Math.ceil(solved.bound - 1e-4)), unit: 'share' };
  yield { name: `${name}_cpu_seconds`, value: cpu, unit: 's' };
}

async function* measureCentre(agents: number, days: number): AsyncGenerator<Measurement> {
  const document = exampleCentre(agents, days);
  const { solved, cpu, first } = await timed({ format: 'centre', document }, centreSeconds);
  const name = `rostering.centre_${agents}_agents`;
  const result = resultOf(readProblem(document), solved.shift, solved.variant);
  const verdict = checkCentre(document, result.assignments);
  if (verdict.broken.length > 0) throw new Error(`centre of ${agents}: ${verdict.broken[0]}`);
  yield { name: `${name}_first_seconds`, value: first, unit: 's' };
  yield beside({ name: `${name}_cost`, value: verdict.cost, unit: 'cost' }, 'proven bound', solved.bound);
  yield { name: `${name}_gap`, value: gapOf(verdict.cost, solved.bound), unit: 'share' };
  yield { name: `${name}_cpu_seconds`, value: cpu, unit: 's' };
}

function gapOf(cost: number, bound: number): number {
  return cost <= bound ? 0 : (cost - bound) / Math.abs(cost);
}

async function timed(source: Parameters<typeof solve>[0], seconds: number) {
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), seconds * 1000);
  const started = performance.now();
  const before = process.cpuUsage();
  let first = Number.NaN;
  const onRound = (state: Solved): void => {
    if (Number.isNaN(first) && Number.isFinite(state.cost)) first = (performance.now() - started) / 1000;
  };
  const solved = await solve(source, { seed: 1, workers: 2, stop: stop.signal, onRound });
  clearTimeout(timer);
  const { user, system } = process.cpuUsage(before);
  return { solved, first, cpu: (user + system) / 1e6 };
}
