import { Refusal } from '../refusal.ts';
import type { Terminal } from '../terminal.ts';
import { runBursts } from './bursts.ts';
import { runClassify } from './classify.ts';
import { runSimilar } from './similar.ts';

type Kind = (args: readonly string[], terminal: Terminal) => Promise<void>;

const kinds: Readonly<Record<string, Kind>> = { classify: runClassify, similar: runSimilar, bursts: runBursts };

/** What follows "text" first says what is done; the rest are its options. */
export async function runText(args: readonly string[], terminal: Terminal): Promise<void> {
  const [name, ...rest] = args;
  const kind = name !== undefined && Object.hasOwn(kinds, name) ? kinds[name] : undefined;
  if (kind) return kind(rest, terminal);
  const given = name === undefined || name.startsWith('-') ? undefined : name;
  throw new Refusal({
    zh: `${given === undefined ? 'text 之后缺少要做什么' : `不认识“text ${given}”`}：请写 ${Object.keys(kinds).join('、')} 之一，例如 ./tongli text similar --pairs 句对.csv。`,
    en: `${given === undefined ? 'text does not say what to do' : `"text ${given}" is not understood`}: write one of ${Object.keys(kinds).join(', ')}, for example ./tongli text similar --pairs pairs.csv.`,
  });
}
