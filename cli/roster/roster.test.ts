import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { exampleCentre } from '@tongli/rostering';
import { afterAll, describe, expect, it } from 'vitest';
import { commandHelp } from '../help.ts';
import { tongli } from '../test/terminal.ts';

const launcher = fileURLToPath(new URL('../../tongli', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tongli-'));
afterAll(() => rmSync(folder, { recursive: true }));

const small = JSON.stringify(exampleCentre(6, 7, 2));

function changed(from: string, to: string): string {
  expect(small).toContain(from);
  return small.replace(from, to);
}

describe('roster', () => {
  it.each(['zh', 'en'] as const)('keeps the promise of its help: %s', (language) => {
    const example = commandHelp('roster', language).match(/^ {2}printf[\s\S]*?--seconds 10$/m)?.[0] ?? '';
    const command = example.replace('./tongli', launcher);
    const { status, stdout } = spawnSync('sh', ['-c', `${command} --lang ${language}`], { encoding: 'utf8' });
    expect(status).toBe(0);
    expect(stdout).toMatch(/(总成本|cost) +600\n/);
    expect(stdout).toMatch(/(差距|gap) +0\.00%/);
  });

  it('writes one document with cost, bound, gap, coverage and assignments', async () => {
    const out = join(folder, 'roster.csv');
    const { code, out: text } = await tongli(['roster', '--problem', '-', '--rounds', '2', '--out', out, '--json'], {
      input: small,
    });
    expect(code).toBe(0);
    const document = JSON.parse(text);
    expect(Object.keys(document)).toEqual([
      ...['status', 'cost', 'bound', 'gap', 'seconds', 'costs', 'violated', 'belowLeast', 'assignments', 'coverage'],
    ]);
    expect(document.coverage).toHaveLength(7 * 3);
    expect(document.assignments[0]).toMatchObject({ agent: 'A1', breaks: [expect.anything()] });
    expect(readFileSync(out, 'utf8').split('\n')[0]?.split(',')).toHaveLength(8);
  });

  it.each([
    ['not JSON', '{"start":', 'standard input is not JSON'],
    [
      'a rule',
      changed('"restMinutes":660', '"restMinutes":-1'),
      '$.rules.restMinutes is -1: it must be a whole number from 0 to 1440.',
    ],
    [
      'a skill',
      changed('"skills":["service"', '"skills":["sing"'),
      '$.agents[0].skills[0] is "service": it is not defined; there are sing, complaints, sales.',
    ],
    ['a field', changed('"days":7', '"days":7,"weeks":1'), '$.weeks is "weeks": there is no such field'],
  ])('refuses %s in one sentence', async (_what, input, sentence) => {
    const { code, err } = await tongli(['roster', '--problem', '-'], { input });
    expect(code).toBe(2);
    expect(err).toContain(sentence);
    expect(err.trim().split('\n')).toHaveLength(1);
  });

  it('refuses a line of the public format with its number', async () => {
    const file = join(folder, 'Instance.txt');
    writeFileSync(file, 'SECTION_HORIZON\n7\nSECTION_SHIFTS\nD,eight,\n');
    const { code, err } = await tongli(['roster', '--benchmark', file]);
    expect({ code, err }).toEqual({
      code: 2,
      err: `${file}, line 4, "eight": it must be a whole number of 0 or more.\n`,
    });
    expect((await tongli(['roster', '--benchmark', join(folder, 'none.txt')])).code).toBe(2);
    expect((await tongli(['roster', '--problem', 'a', '--seconds', '0'])).err).toContain('--seconds is "0"');
  });

  it('names the rules in conflict, as a result', async () => {
    const problem = exampleCentre(2, 7, 1);
    const agents = problem.agents.map((agent) => ({
      ...agent,
      minMinutes: 2400,
      maxMinutes: 2400,
      leave: [0, 1, 2, 3, 4],
    }));
    const { code, out } = await tongli(['roster', '--problem', '-', '--json'], {
      input: JSON.stringify({ ...problem, agents }),
    });
    expect(code).toBe(0);
    const document = JSON.parse(out);
    expect(document).toMatchObject({
      status: 'infeasible',
      conflict: { people: ['A1'], rules: ['contract-hours', 'leave'] },
    });
    expect(document.conflict.explanation.zh).toContain('合同工时、休假');
  });

  it('gives the best so far on Ctrl-C', async () => {
    const file = join(folder, 'centre.json');
    writeFileSync(file, JSON.stringify(exampleCentre(30, 14, 1)));
    const child = spawn(launcher, ['roster', '--problem', file, '--seconds', '600', '--json', '--lang', 'en']);
    let out = '';
    child.stdout.on('data', (chunk) => {
      out += chunk;
    });
    // Progress on stderr says that there is something to give.
    await new Promise<void>((resolve) => child.stderr.on('data', (text) => /cost \d/.test(String(text)) && resolve()));
    child.kill('SIGINT');
    const code = await new Promise((resolve) => child.once('close', resolve));
    expect(code).toBe(0);
    expect(JSON.parse(out).assignments.length).toBeGreaterThan(30);
  });
});
