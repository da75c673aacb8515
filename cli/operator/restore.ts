import { checkBackup } from '@tongli/server/backup';
import { installationFiles } from '@tongli/server/installation';
import { rowsOf } from '@tongli/server/platform/backup/run';
import { type RestoreReport, restoreInto } from '@tongli/server/restore';
import { openTarget } from '@tongli/server/restore-target';
import { type Flags, readFlags } from '../flags.ts';
import { progressOn } from '../progress.ts';
import { Refusal } from '../refusal.ts';
import { alignRows, type Terminal, write, writeJson } from '../terminal.ts';
import { chainSentence } from './chain-words.ts';
import { readSecret, secretFlags } from './secret.ts';
import { forOperator, operatorName, placeFlags, settingsOf } from './surroundings.ts';

const flagsOf = { ...placeFlags, ...secretFlags, check: 'switch' } as const;

export async function runRestore(args: readonly string[], terminal: Terminal): Promise<void> {
  const flags = readFlags(args, flagsOf);
  const file = flags.positional[0];
  if (file === undefined)
    throw new Refusal({
      zh: '缺少备份文件：./tongli restore FILE [--data 文件夹]。',
      en: 'The backup is missing: ./tongli restore FILE [--data FOLDER].',
    });
  return flags.has('check') ? check(file, flags, terminal) : restore(file, flags, terminal);
}

async function check(file: string, flags: Flags, terminal: Terminal): Promise<void> {
  const settings = settingsOf(flags);
  const secret = await readSecret(flags, terminal, false);
  const progress = progressOn(terminal, { zh: '字节已检查', en: 'bytes checked' });
  const { head, manifest, key } = await forOperator(settings, () => checkBackup(file, secret, progress));
  const told = {
    good: true,
    takenAt: head.at,
    tables: manifest.tables.length,
    rows: rowsOf(manifest),
    files: manifest.files.length,
    withKeys: key !== null,
  };
  if (flags.has('json')) return writeJson(terminal.stdout, told);
  const text = {
    zh: `备份完好：${head.at} 的状态，${told.tables} 张表，${told.rows} 行，${told.files} 个文件${told.withKeys ? '，含主密钥' : ''}。\n`,
    en: `The backup is whole: the state of ${head.at}, ${told.tables} tables, ${told.rows} rows, ${told.files} files${told.withKeys ? ', with the master key' : ''}.\n`,
  };
  return write(terminal.stdout, text[terminal.language]);
}

async function restore(file: string, flags: Flags, terminal: Terminal): Promise<void> {
  const settings = settingsOf(flags);
  const secret = await readSecret(flags, terminal, false);
  const say = progressOn(terminal, { zh: '字节', en: 'bytes' });
  const options = { file, secret, by: operatorName(), progress: (_step: string, bytes: number) => say(bytes) };
  const report = await forOperator(settings, () =>
    restoreInto(installationFiles(settings), () => openTarget(settings), options),
  );
  if (flags.has('json')) await writeJson(terminal.stdout, documentOf(report));
  else await write(terminal.stdout, textOf(report, terminal));
  if (!report.good)
    throw new Refusal({
      zh: '恢复的数据与备份不符，服务器不会打开它：请换一份备份，恢复到新的数据文件夹。',
      en: 'What was restored is not what was backed up, and no server will open it: restore another backup into a new data folder.',
    });
}

const documentOf = ({ head, tables, chain, migrated, good, manifest }: RestoreReport) => ({
  good,
  takenAt: head.at,
  tables,
  files: manifest.files.length,
  chain,
  migrated,
});

function textOf({ head, tables, chain, migrated, good, manifest }: RestoreReport, { language }: Terminal): string {
  const zh = language === 'zh';
  const rows = tables.map((table) => [
    table.same ? (zh ? '一致' : 'same') : zh ? '不一致' : 'DIFFERS',
    String(table.rows),
    String(table.found.rows),
    table.table,
  ]);
  const titles = zh ? ['比较', '备份行数', '恢复行数', '表'] : ['compared', 'rows', 'restored', 'table'];
  const files = zh
    ? `文件 ${manifest.files.length} 个，均与备份一致。`
    : `${manifest.files.length} files, each as it was.`;
  const state = zh ? `已恢复到 ${head.at} 的状态。` : `Restored to the state of ${head.at}.`;
  const forward = zh
    ? `已升级到本版本：${migrated.length} 个迁移。`
    : `Brought forward to this release by ${migrated.length} migrations.`;
  const lines = [
    files,
    chainSentence(chain)[language],
    ...(migrated.length > 0 ? [forward] : []),
    ...(good ? [state] : []),
  ];
  return `${alignRows([titles, ...rows])}\n${lines.join('\n')}\n`;
}
