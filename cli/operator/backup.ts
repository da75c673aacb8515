import { join, resolve } from 'node:path';
import { backUp } from '@tongli/server/backup';
import { openInstallation } from '@tongli/server/installation';
import { rowsOf } from '@tongli/server/platform/backup/run';
import { readFlags } from '../flags.ts';
import { progressOn } from '../progress.ts';
import { type Terminal, write, writeJson } from '../terminal.ts';
import { readSecret, secretFlags } from './secret.ts';
import { forOperator, operatorName, placeFlags, settingsOf } from './surroundings.ts';

const flagsOf = { ...placeFlags, ...secretFlags, 'without-keys': 'switch' } as const;

export async function runBackup(args: readonly string[], terminal: Terminal): Promise<void> {
  const flags = readFlags(args, flagsOf);
  const settings = settingsOf(flags);
  const secret = await readSecret(flags, terminal, true);
  const file = resolve(flags.positional[0] ?? join(settings.dataFolder, 'backups', datedName()));
  const progress = progressOn(terminal, { zh: '字节已读', en: 'bytes read' });
  const withKeys = !flags.has('without-keys');
  const written = await forOperator(settings, async () => {
    const installation = await openInstallation(settings);
    const options = { file, secret, withKeys, by: operatorName(), progress };
    return backUp(installation, options).finally(() => installation.close());
  });
  const { tables, files } = written.manifest;
  const told = {
    file,
    bytes: written.bytes,
    takenAt: written.at.toISOString(),
    tables: tables.length,
    rows: rowsOf(written.manifest),
    files: files.length,
    withKeys,
  };
  if (flags.has('json')) return writeJson(terminal.stdout, told);
  const keys = withKeys
    ? { zh: '含主密钥', en: 'with the master key' }
    : { zh: '不含主密钥：请另行保存', en: 'without the master key: keep that elsewhere' };
  const size = (told.bytes / 1e6).toFixed(1);
  const text = {
    zh: `${file}\n${size} MB，${told.tables} 张表，${told.rows} 行，${told.files} 个文件，${keys.zh}。\n请在别处保存一份，并用 ./tongli restore --check 检查。\n`,
    en: `${file}\n${size} MB, ${told.tables} tables, ${told.rows} rows, ${told.files} files, ${keys.en}.\nKeep a copy elsewhere and check it by ./tongli restore --check.\n`,
  };
  return write(terminal.stdout, text[terminal.language]);
}

/** By the machine's clock, as the folder's other names are: tongli-20261122-031500.backup. */
function datedName(): string {
  const digits = new Date().toISOString().replace(/\D/g, '');
  return `tongli-${digits.slice(0, 8)}-${digits.slice(8, 14)}.backup`;
}
