import { aucOf, comparator, learnMeaning } from '@tongli/text';
import { type FlagKinds, readFlags } from '../flags.ts';
import { atCell, refuseValue } from '../refusal.ts';
import { columnAt } from '../table.ts';
import { alignRows, type Terminal, write } from '../terminal.ts';
import { refuseExtra } from './extra.ts';
import { openRows } from './rows.ts';
import { openJsonList } from './stream-json.ts';

export const similarFlags: FlagKinds = { pairs: 'value' };

type Pair = { readonly first: string; readonly second: string; readonly same: boolean | undefined };

/** What the words mean is learned from the sentences of the file, never from its labels. */
export async function runSimilar(args: readonly string[], terminal: Terminal): Promise<void> {
  const flags = readFlags(args, similarFlags);
  refuseExtra(flags.positional, 'similar', '--pairs pairs.csv');
  const pairs = await readPairs(flags.required('pairs', 'pairs.csv'), terminal);
  const meaning = learnMeaning([...new Set(pairs.flatMap(({ first, second }) => [first, second]))]);
  const { comparable, compare } = comparator(meaning);
  const scores = pairs.map(({ first, second }) => compare(comparable(first), comparable(second)).score);
  const labelled = pairs.flatMap(({ same }, at) => (same === undefined ? [] : [{ score: scores[at] ?? 0, same }]));
  const auc = aucOf(labelled);
  const known = Number.isFinite(auc) ? { auc } : {};
  if (flags.has('json')) {
    const list = await openJsonList(terminal, 'scores');
    for (const score of scores) await list.add(score);
    return list.end(known);
  }
  const head = [['#', terminal.language === 'zh' ? '相似度' : 'similarity', 'sentence1', 'sentence2']];
  const rows = pairs.map(({ first, second }, at) => [`${at + 1}`, (scores[at] ?? 0).toFixed(3), first, second]);
  const said = 'auc' in known ? `\nAUC ${auc.toFixed(3)}\n` : '';
  await write(terminal.stdout, `${alignRows([...head, ...rows])}${said}`);
}

async function readPairs(file: string, terminal: Terminal): Promise<Pair[]> {
  const { table, rows } = await openRows(file, terminal);
  const [first, second] = [columnAt(table, 'sentence1'), columnAt(table, 'sentence2')];
  const label = table.columns.indexOf('label');
  const pairs: Pair[] = [];
  for await (const batch of rows()) {
    for (const { line, cells } of batch) {
      const given = label < 0 ? '' : (cells[label] ?? '').trim();
      if (!['', '0', '1'].includes(given))
        refuseValue(atCell(file, line, 'label'), given, {
          zh: '应为 1（同义）、0（不同义）或空，请改正',
          en: 'it must be 1 (the same meaning), 0 (another one) or empty; correct it',
        });
      pairs.push({
        first: cells[first] ?? '',
        second: cells[second] ?? '',
        same: given === '' ? undefined : given === '1',
      });
    }
  }
  return pairs;
}
