import { writeFile } from 'node:fs/promises';
import { readInstance, rowsOfInstance, type Solved } from '@tongli/rostering';
import type { Flags } from '../flags.ts';
import { Refusal } from '../refusal.ts';
import { alignRows, type Terminal, write, writeJson } from '../terminal.ts';
import { readText } from './file.ts';
import { finite, gapOf, readLimits, solveWithin } from './run.ts';
import { refusing } from './words.ts';

/** The public shift scheduling format: `{ objective, bound, gap, seconds }`, and the roster as CSV where a file is named. */
export async function runBenchmark(file: string, flags: Flags, terminal: Terminal): Promise<void> {
  const limits = readLimits(flags);
  const started = terminal.elapsed();
  const text = await readText(file, terminal);
  const instance = refusing(file, () => readInstance(text));
  const solved = await solveWithin({ format: 'instance', text }, limits, terminal);
  const out = flags.value('out');
  if (out !== undefined && Number.isFinite(solved.cost)) {
    const rows = rowsOfInstance(instance, solved.shift);
    await save(out, rows.map((row) => `${row.join(',')}\n`).join(''));
  }
  const document = documentOf(solved, (terminal.elapsed() - started) / 1000);
  if (flags.has('json')) return writeJson(terminal.stdout, document);
  const words =
    terminal.language === 'zh' ? ['目标值', '下界', '差距', '秒'] : ['objective', 'bound', 'gap', 'seconds'];
  const gap = document.gap === null ? '–' : `${(document.gap * 100).toFixed(2)}%`;
  const values = [`${document.objective ?? '–'}`, `${document.bound ?? '–'}`, gap, document.seconds.toFixed(1)];
  return write(terminal.stdout, alignRows(words.map((word, at) => [word, values[at] ?? ''])));
}

/** All weights are whole, so the bound may be rounded up. */
function documentOf({ cost, bound }: Solved, seconds: number) {
  const whole = Number.isFinite(bound) ? Math.ceil(bound - 1e-4) : bound;
  return {
    objective: finite(cost),
    bound: finite(whole),
    gap: gapOf(cost, whole),
    seconds: Math.round(seconds * 10) / 10,
  };
}

export async function save(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    throw new Refusal({
      zh: `选项 --out 的文件 ${file} 无法写入（${code}）：请换一个可写的位置。`,
      en: `--out ${file} cannot be written (${code}): choose a place that can.`,
    });
  }
}
