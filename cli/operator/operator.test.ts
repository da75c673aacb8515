import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tongli } from '../test/terminal.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tongli-operator-'));
  writeFileSync(join(folder, 'passphrase'), 'correct horse battery\n');
  writeFileSync(join(folder, 'short'), 'horse\n');
  writeFileSync(join(folder, 'bad.key'), 'horse\n');
});
afterAll(() => rmSync(folder, { recursive: true }));

const inFolder = (args: string): string[] => args.split(' ').map((arg) => arg.replace('@', folder));

test.each([
  ['restore', 'The backup is missing'],
  [
    'restore @/none --check --passphrase-file @/passphrase',
    'none is no backup: name a file that ./tongli backup wrote.',
  ],
  ['restore @/passphrase --check --passphrase-file @/passphrase', 'The file is no backup'],
  ['restore @/none --check', 'There is no passphrase: give --passphrase-file FILE'],
  ['backup --passphrase-file @/short --data @/d', 'The passphrase has 5 characters: give at least 10.'],
  ['backup --passphrase-file @/nowhere --data @/d', 'nowhere cannot be read (ENOENT)'],
  ['backup --key-file @/bad.key --data @/d', 'does not hold 32 bytes in base64'],
  ['backup --passphrase-file @/passphrase --data @/d', 'holds no installation. Name the right one by --data'],
  ['audit', 'audit knows no ""'],
  ['audit verify --data @/d', 'holds no installation.'],
  ['keys turn', 'keys knows no "turn"'],
])('%s is refused in a sentence', async (args, sentence) => {
  const { code, out, err } = await tongli(inFolder(args));
  expect(err).toContain(sentence);
  expect(err.trim().split('\n')).toHaveLength(1);
  expect([code, out]).toEqual([2, '']);
});

test.each(['backup', 'restore', 'audit', 'keys'])('%s explains itself in both languages', async (command) => {
  const english = await tongli([command, '--help']);
  const chinese = await tongli([command, '--help'], { language: 'zh' });
  expect(english.out).toContain('--data FOLDER');
  expect(chinese.out).toContain('--data 文件夹');
});
