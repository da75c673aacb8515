import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { commandHelp } from './help.ts';
import { tongli } from './test/terminal.ts';

const launcher = fileURLToPath(new URL('../tongli', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tongli-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('tongli', () => {
  it.each(['zh', 'en'] as const)('explains itself: %s', async (language) => {
    const { code, out } = await tongli([], { language });
    expect(code).toBe(0);
    for (const name of ['staffing', 'simulate', 'chart', 'forecast', 'backtest', 'roster']) {
      expect(out).toContain(`\n  ${name} `);
      expect((await tongli([name, '--help'], { language })).out).toBe(commandHelp(name, language));
    }
  });

  it('refuses a command that it does not have', async () => {
    const { code, err } = await tongli(['forcast', '--lang', 'en'], { language: 'zh' });
    expect(code).toBe(2);
    expect(err).toBe(
      'There is no command "forcast": there are staffing, simulate, chart, forecast, backtest, roster, text, backup, restore, audit, keys; ./tongli help explains them.\n',
    );
    expect((await tongli(['--lang', 'fr', 'staffing'])).err).toBe('--lang is "fr": it must be zh or en.\n');
  });

  it.each(['zh', 'en'] as const)('keeps the promises of its help: %s', (language) => {
    for (const name of ['staffing', 'chart']) {
      const example = commandHelp(name, language).match(/^ {2}(\.\/tongli|printf)[^\n]*(\n {4}[^\n]*)?/m)?.[0] ?? '';
      const command = example.replace('./tongli', launcher).replace(/ --svg \S+/, '');
      const { status, stdout, stderr } = spawnSync('sh', ['-c', `${command} --lang ${language}`], { encoding: 'utf8' });
      expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
      const figures = name === 'staffing' ? ['88.84%', '71.43%', '7.84', '20'] : ['0.02994', '0.03039'];
      for (const figure of figures) expect(stdout).toContain(figure);
    }
  });
});

describe('the launcher', () => {
  it('is found through a link', () => {
    const link = join(folder, 'link');
    symlinkSync(launcher, link);
    const { status, stdout } = spawnSync(link, ['help', '--lang', 'en'], { encoding: 'utf8' });
    expect({ status, head: stdout.slice(0, 5) }).toEqual({ status: 0, head: 'Usage' });
  });

  it('asks for the packages where they are missing', () => {
    cpSync(launcher, join(folder, 'tongli'));
    const { status, stderr } = spawnSync(join(folder, 'tongli'), ['help'], { encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toContain('run `npm ci`');
  });
});
