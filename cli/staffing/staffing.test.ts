import { describe, expect, it } from 'vitest';
import { tongli } from '../test/terminal.ts';

const hundred = ['staffing', '--contacts', '100', '--interval', '30m', '--aht', '180s', '--target', '80%/20s'];

describe('tongli staffing', () => {
  it('prints one JSON document with exactly its fields', async () => {
    const { code, out } = await tongli([...hundred, '--max-occupancy', '85%', '--shrinkage=30%', '--json']);
    const result = JSON.parse(out);
    expect(code).toBe(0);
    expect(Object.keys(result).join(' ')).toBe(
      'model stable agents offeredErlangs serviceLevel serviceLevelAnswered asaSeconds waitAllSeconds occupancy waitProbability abandonment rostered',
    );
    expect(result).toMatchObject({ model: 'erlang-c', stable: true, agents: 14, offeredErlangs: 10, rostered: 20 });
    expect(result.serviceLevel).toBeCloseTo(0.88835, 5);
    expect(result.occupancy).toBeCloseTo(0.714286, 6);
  });

  it('uses Erlang A when a patience is given', async () => {
    const { out } = await tongli([...hundred, '--patience', '2m', '--max-abandonment', '3%', '--json']);
    const result = JSON.parse(out);
    expect(result).toMatchObject({ model: 'erlang-a', agents: 14 });
    expect(result.abandonment).toBeCloseTo(0.0228393, 6);
  });

  it('gives an unstable queue as a result', async () => {
    const { code, out } = await tongli([...hundred, '--agents', '10', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ stable: false, agents: 10, serviceLevel: 0, asaSeconds: null });
  });

  it('speaks Chinese', async () => {
    const { out } = await tongli(hundred, { language: 'zh' });
    expect(out).toContain('座席数                14');
    expect((await tongli([...hundred, '--lang', 'zh'])).out).toBe(out);
  });

  it.each([
    [['--contacts', '-5'], '--contacts is "-5": it must be 0 or more; give the count itself.'],
    [
      ['--contacts', '5', '--interval', '30m', '--aht', '3x'],
      '--aht is "3x": it must be a time above 0; write it as 180s, 30m or 1h.',
    ],
    [
      ['--contacts', '5', '--interval', '30m', '--aht', '3m'],
      '--target is missing: add it, for example --target 80%/20s.',
    ],
    [['--patients', '5'], 'There is no option "--patients": use one of --json --lang'],
    [['--contacts'], '--contacts has no value: write one after it.'],
    [[...hundred.slice(1), '--max-abandonment', '5%'], 'add --patience, for example --patience 120s.'],
    [[...hundred.slice(1), 'now'], '"now" is not understood: staffing takes options only'],
  ])('refuses %j in one sentence', async (args, sentence) => {
    const { code, out, err } = await tongli(['staffing', ...args]);
    expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 2 });
    expect(err).toContain(sentence);
  });
});

const header = 'contacts,interval_seconds,aht_seconds,target_level,target_seconds';

describe('tongli staffing --table', () => {
  it('appends the results to each row', async () => {
    const input = `queue,${header},patience_seconds,agents\n"Sales, north",100,1800,180,0.8,20,,\n\nCare,100,1800,180,80%,20,120,10\n`;
    const { code, out } = await tongli(['staffing', '--table', '-'], { input });
    const [names = '', sales = '', care = '', ...rest] = out.split('\n');
    expect(code).toBe(0);
    expect(names).toBe(
      `queue,${header},patience_seconds,agents,model,stable,offered_erlangs,service_level,service_level_answered,asa_seconds,wait_all_seconds,occupancy,wait_probability,abandonment,rostered`,
    );
    expect(sales).toMatch(/^"Sales, north",100,1800,180,0\.8,20,,14,erlang-c,true,10,0\.88835/);
    expect(care).toMatch(/^Care,100,1800,180,80%,20,120,10,erlang-a,true,10,0\.639941/);
    expect(rest).toEqual(['']);
  });

  it('leaves infinite waits empty', async () => {
    const { out } = await tongli(['staffing', '--table', '-'], { input: `${header},agents\n100,1800,180,0.8,20,5\n` });
    expect(out).toContain('\n100,1800,180,0.8,20,5,erlang-c,false,10,0,0,,,1,1,0,5\n');
  });

  it.each([
    [
      `${header}\n100,1800,180,0.8,20\n100,1800,abc,0.8,20\n`,
      'standard input, line 3, column "aht_seconds" is "abc": it must be a time above 0',
    ],
    [`${header}\n\n100,1800,,0.8,20\n`, 'standard input, line 3, column "aht_seconds" is empty: every row needs it'],
    [`${header}\n100,1800,180,80,20\n`, 'line 2, column "target_level" is "80": it must be above 0 and below 100 %'],
    ['contacts,aht\n1,2\n', 'Standard input has no column "interval_seconds" in line 1, only contacts, aht'],
    [
      `${header},max_abandonment\n1,1800,180,0.8,20,0.05\n`,
      'column "patience_seconds" is empty: without patience nobody gives up',
    ],
    ['', 'Standard input is empty; give a CSV file with a header.'],
  ])('refuses a bad cell with its place', async (input, sentence) => {
    const { code, err } = await tongli(['staffing', '--table', '-'], { input });
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });
});
