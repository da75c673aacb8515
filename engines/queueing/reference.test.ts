import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { blocking, type Load, requiredServers, type Staffing, staffing } from './index.ts';

// Tables computed with mpmath and R by others.
const root = resolve(import.meta.dirname, '../..', process.env.TONGLI_TEST_DATA ?? '../shared', 'reference/queueing');
const present = existsSync(join(root, 'erlang_c_required.csv'));
if (!present) console.warn(`SKIPPED: no reference tables of queues in ${root}; set TONGLI_TEST_DATA`);

type Row = Readonly<Record<string, string>>;

function read(file: string): Row[] {
  if (!present) return [];
  const [head = '', ...lines] = readFileSync(join(root, file), 'utf8').trim().split(/\r?\n/);
  const names = head.split(',');
  return lines.map((line) => {
    // Only the first column of the published checks is quoted.
    const cells = line.replace(/^"((?:[^"]|"")*)"/, (_all, inner: string) => inner.replaceAll(',', ';')).split(',');
    return Object.fromEntries(names.map((name, place) => [name, cells[place] ?? '']));
  });
}

const num = (row: Row, column: string): number => Number(row[column]);

function loadOf(row: Row): Load {
  const load = {
    contacts: num(row, 'calls_per_interval'),
    intervalSeconds: num(row, 'interval_s'),
    handleSeconds: num(row, 'aht_s'),
  };
  return row.patience_mean_s ? { ...load, patienceSeconds: num(row, 'patience_mean_s') } : load;
}

/** Six digits, or half of the last that the table prints. */
function near(actual: number, row: Row, column: string): void {
  const text = row[column] ?? '';
  const printed = 0.5 * 10 ** -(text.split('.')[1]?.length ?? 0);
  const allowed = Math.max(printed * 1.01, 1e-6 * Math.abs(Number(text)));
  expect(Math.abs(actual - Number(text)), `${column}: ${actual} for ${text}`).toBeLessThanOrEqual(allowed);
}

function expectErlangC(result: Staffing, row: Row): void {
  near(result.waitProbability, row, 'p_wait');
  near(result.serviceLevel, row, 'service_level');
  near(result.asaSeconds, row, 'asa_s');
  near(result.occupancy, row, 'occupancy');
  near(result.offeredErlangs, row, 'offered_erlangs');
}

function expectErlangA(result: Staffing, row: Row): void {
  near(result.waitProbability, row, 'p_wait');
  near(result.abandonment, row, 'p_abandon');
  near(result.serviceLevel, row, 'sl_offered');
  near(result.serviceLevelAnswered, row, 'sl_answered');
  near(result.serviceLevel / (1 - result.abandonedWithin), row, 'sl_excl');
  near(result.asaSeconds, row, 'asa_answered_s');
  near(result.waitAllSeconds, row, 'awt_all_s');
  near(result.occupancy, row, 'occupancy');
  near(result.queueLength, row, 'mean_queue');
  near(result.abandonedWithin, row, 'p_abandon_within_T');
}

const titled = (file: string) => read(file).map((row, place) => [`row ${place + 2}`, row] as const);

describe.skipIf(!present)('reference tables', () => {
  it.each(titled('erlang_b_required.csv'))('Erlang B, required: %s', (_title, row) => {
    const servers = requiredServers(num(row, 'offered_erlangs'), num(row, 'blocking_target'));
    expect(servers).toBe(num(row, 'required_trunks'));
    near(blocking(num(row, 'offered_erlangs'), servers), row, 'blocking');
  });

  it.each(titled('erlang_c_fixed_agents.csv'))('Erlang C, fixed agents: %s', (_title, row) => {
    const problem = { ...loadOf(row), answerSeconds: num(row, 'sl_T_s'), targets: {}, agents: num(row, 'agents') };
    expectErlangC(staffing(problem), row);
  });

  it.each(titled('erlang_c_required.csv'))('Erlang C, required: %s', (_title, row) => {
    const targets = { serviceLevel: num(row, 'sl_target'), maxOccupancy: num(row, 'max_occupancy') };
    const problem = { ...loadOf(row), answerSeconds: num(row, 'sl_T_s'), targets };
    const result = staffing(problem);
    expect(result.agents).toBe(num(row, 'required_agents'));
    expectErlangC(result, row);
    if (row.sl_with_one_agent_less) {
      near(staffing({ ...problem, agents: result.agents - 1 }).serviceLevel, row, 'sl_with_one_agent_less');
    }
  });

  it.each(titled('erlang_a_fixed_agents.csv'))('Erlang A, fixed agents: %s', (_title, row) => {
    const problem = { ...loadOf(row), answerSeconds: num(row, 'sl_T_s'), targets: {}, agents: num(row, 'agents') };
    expectErlangA(staffing(problem), row);
  });

  it.each(titled('erlang_a_required.csv'))('Erlang A, required: %s', (_title, row) => {
    const targets = { serviceLevel: num(row, 'sl_offered_target'), maxAbandonment: num(row, 'max_abandon') };
    const result = staffing({ ...loadOf(row), answerSeconds: num(row, 'sl_T_s'), targets });
    expect(result.agents).toBe(num(row, 'required_agents'));
    expectErlangA(result, row);
  });
});

const metrics: Readonly<Record<string, (result: Staffing) => number>> = {
  p_wait: (result) => result.waitProbability,
  p_abandon: (result) => result.abandonment,
  sl: (result) => result.serviceLevel,
  sl_offered: (result) => result.serviceLevel,
  occ: (result) => result.occupancy,
  occupancy: (result) => result.occupancy,
  asa: (result) => result.asaSeconds,
  awt_all_min: (result) => result.waitAllSeconds / 60,
};

describe.skipIf(!present)('figures that others print', () => {
  it.each(
    read('published_checks.csv').map((row, place) => [`row ${place + 2}: ${row.source}, ${row.metric}`, row] as const),
  )('%s', (_title, row) => {
    const metric = metrics[row.metric ?? ''];
    if (!metric) throw new Error(`the checks name an unknown metric: ${row.metric}`);
    const result = staffing({
      contacts: num(row, 'calls'),
      intervalSeconds: num(row, 'interval_s'),
      handleSeconds: num(row, 'aht_s'),
      answerSeconds: num(row, 'T_s'),
      targets: {},
      agents: num(row, 'agents'),
      ...(row.patience_s ? { patienceSeconds: num(row, 'patience_s') } : {}),
    });
    near(metric(result), row, 'ours');
  });
});
