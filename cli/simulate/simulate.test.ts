import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { tongli } from '../test/terminal.ts';
import { simulateHelp } from './help.ts';

const launcher = fileURLToPath(new URL('../../tongli', import.meta.url));

const calls = { name: 'calls', contacts: [30, 60], handleSeconds: 180, patienceSeconds: 120 };
const team = { name: 'team', agents: [5, 8], skills: [{ type: 'calls' }] };
const system = { intervalSeconds: 1800, types: [calls], groups: [team] };

const run = (document: unknown, ...args: string[]) =>
  tongli(['simulate', '--system', '-', ...args], {
    input: typeof document === 'string' ? document : JSON.stringify(document),
  });

describe('tongli simulate', () => {
  it('prints one JSON document with exactly its fields', async () => {
    const { code, out } = await run(system, '--json', '--days', '50', '--seed', '7');
    const result = JSON.parse(out);
    const measures =
      'serviceLevel serviceLevelAnswered asaSeconds waitAllSeconds occupancy waitProbability abandonment queueLength';
    expect(code).toBe(0);
    expect(Object.keys(result).join(' ')).toBe('seed stable days confidence overall types groups');
    expect(Object.keys(result.overall).join(' ')).toBe(`offered answered abandoned waiting ${measures}`);
    expect(Object.keys(result.types[0]).join(' ')).toBe(
      `name stable offered answered abandoned waiting offeredErlangs ${measures}`,
    );
    expect(Object.keys(result.groups[0]).join(' ')).toBe(
      'name agents answered byType occupancy contactsAtOnce serviceLevelAnswered asaSeconds waitProbability',
    );
    expect(Object.keys(result.types[0].serviceLevel).join(' ')).toBe('value lower upper standardError');
    expect(Object.keys(result.groups[0].byType[0]).join(' ')).toBe('type answered handlingShare');
    expect(result).toMatchObject({ seed: 7, days: 50, confidence: 0.95, stable: true });
    expect(result.types[0].offeredErlangs).toBe(4.5);
  });

  it('repeats itself by seed', async () => {
    const [first, again, other] = await Promise.all(
      [1, 1, 2].map((seed) => run(system, '--seed', `${seed}`, '--json')),
    );
    expect(first?.out).toBe(again?.out);
    expect(first?.out).not.toBe(other?.out);
  });

  it('gives an overloaded type as a result', async () => {
    const { patienceSeconds: _none, ...patient } = calls;
    const overloaded = {
      ...system,
      aroundTheClock: true,
      types: [{ ...patient, contacts: 60 }],
      groups: [{ ...team, agents: 4 }],
    };
    const { code, out } = await run(overloaded, '--days', '5');
    expect(code).toBe(0);
    expect(out).toContain('unstable: more of the types with * arrives than is handled');
    expect(out).toMatch(/^calls \* /m);
    expect(JSON.parse((await run(overloaded, '--days', '5', '--json')).out)).toMatchObject({
      stable: false,
      types: [{ stable: false }],
    });
  });

  it.each([
    ['', 'Standard input is empty; give a JSON document.'],
    ['{\n  "types": [1,]\n}', 'Standard input is not JSON at line 2, column 15; check the quotes, commas and brackets'],
    ['{ "types": [', 'is not JSON at line 1, column 13'],
    [[], 'standard input is "[]": it must be an object; write it as { … }.'],
    [{}, 'standard input, intervalSeconds is missing: add it, as ./tongli simulate --help describes.'],
    [{ ...system, seed: 3 }, 'seed is "3": there is no such field, only intervalSeconds, aroundTheClock'],
    [
      { ...system, types: [{ ...calls, contacts: [30, -5] }] },
      'standard input, types[0].contacts[1] is "-5": it must be a number from 0 to 1000000; correct it.',
    ],
    [
      { ...system, types: [{ ...calls, handleSeconds: { distribution: 'gamma' } }] },
      'types[0].handleSeconds.distribution is "gamma": it must be exponential or lognormal or empirical; choose one.',
    ],
    [
      { ...system, groups: [{ ...team, agents: [1, 2, 3] }] },
      'groups[0].agents is "3": it must have 2 items, one for each interval of the day; make the lists the same length.',
    ],
    [
      { ...system, groups: [{ ...team, skills: [{ type: 'call' }] }] },
      'groups[0].skills[0].type is "call": no type has this name, only calls; use one of them.',
    ],
    [{ ...system, groups: 'x'.repeat(900) }, `groups is "${'x'.repeat(60)}…": it must be a list of 1 to 100 items`],
  ])('refuses %j in one sentence', async (document, sentence) => {
    const { code, out, err } = await run(document);
    expect({ code, out, lines: err.split('\n').length }).toEqual({ code: 2, out: '', lines: 2 });
    expect(err).toContain(sentence);
  });

  it.each([
    [['--days', '0'], '--days is "0": it must be a whole number from 1 to 10000; correct it.'],
    [['--seed', '-1'], '--seed is "-1": it must be a whole number from 0 to'],
    [['--system'], '--system has no value'],
    [[], '--system is missing: add it, for example --system centre.json.'],
    [['--system', 'nothing.json'], 'nothing.json does not exist; check the name.'],
    [['centre.json'], 'simulate takes options only, for example --system centre.json.'],
  ])('refuses %j', async (args, sentence) => {
    const given = args.includes('--days') || args.includes('--seed') ? ['--system', '-', ...args] : args;
    const { code, err } = await tongli(['simulate', ...given]);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  it.each(['zh', 'en'] as const)('keeps the promises of its help: %s', (language) => {
    const help = simulateHelp[language];
    const command = /^ {2}echo '[\s\S]*?--seed 1$/m.exec(help)?.[0].replace('./tongli', launcher) ?? '';
    const read = (text: string) => {
      const { status, stdout, stderr } = spawnSync('sh', ['-c', `${text} --lang ${language}`], { encoding: 'utf8' });
      expect(status).toBe(0);
      // A slow machine may have time to say how far it is.
      expect(stderr).toMatch(/^([\d,]+ (contacts|通)\n)*$/);
      return ['sales', 'care'].map((name) => new RegExp(`^${name} .*?([\\d.]+)%`, 'm').exec(stdout)?.[1] ?? '');
    };
    const [sales, care] = read(command);
    const [before] = read(command.replace(', { "type": "sales", "afterSeconds": 15 }', ''));
    for (const figure of [sales, care, before]) expect(help).toMatch(new RegExp(`${figure} ?%`));
  });

  it('says how far it is and ends at Ctrl-C', async () => {
    const long = { ...system, types: [{ ...calls, contacts: 2000 }], groups: [{ ...team, agents: 200 }] };
    const child = spawn(launcher, ['simulate', '--system', '-', '--days', '10000', '--lang', 'en']);
    child.stdin.end(JSON.stringify(long));
    const [progress] = await once(child.stderr, 'data');
    expect(String(progress)).toMatch(/^[\d,]+ contacts\n/);
    let out = '';
    child.stdout.on('data', (text) => {
      out += text;
    });
    child.kill('SIGINT');
    const [code] = await once(child, 'close');
    expect({ code, out }).toEqual({ code: 130, out: '' });
  });
});

describe('the README', () => {
  it('shows a system that runs', async () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
    const document = /```json\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';
    const { code, out } = await run(document, '--days', '20', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ stable: true, groups: [{ name: 'phone' }, { name: 'chat' }] });
  });
});
