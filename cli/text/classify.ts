import {
  type Accuracy,
  accuracyOf,
  type Classification,
  type Classifier,
  classify,
  type Example,
  trainClassifier,
} from '@tongli/text';
import { type FlagKinds, readFlags } from '../flags.ts';
import { atCell, Refusal, refuseValue } from '../refusal.ts';
import { columnAt } from '../table.ts';
import { alignRows, type Terminal, write } from '../terminal.ts';
import { refuseExtra } from './extra.ts';
import { columnsAt, joined, openRows, refuseFile } from './rows.ts';
import { openJsonList } from './stream-json.ts';

export const classifyFlags: FlagKinds = { train: 'value', test: 'value', text: 'value', label: 'value' };

type Files = { readonly train: string; readonly test: string; readonly text: string; readonly label: string };

export async function runClassify(args: readonly string[], terminal: Terminal): Promise<void> {
  const flags = readFlags(args, classifyFlags);
  refuseExtra(flags.positional, 'classify', '--train a.csv');
  const files: Files = {
    train: flags.required('train', 'closed.csv'),
    test: flags.required('test', 'new.csv'),
    text: flags.required('text', 'text'),
    label: flags.required('label', 'category'),
  };
  if (files.train === '-' && files.test === '-')
    throw new Refusal({
      zh: '--train 和 --test 都是“-”：标准输入只有一个，请把其中一个写成文件名。',
      en: '--train and --test are both "-": there is one standard input; name a file for one of them.',
    });
  const classifier = trainClassifier(await readExamples(files, terminal));
  await (flags.has('json') ? writeDocument : writeRows)(classifier, files, terminal);
}

async function readExamples({ train, text, label }: Files, terminal: Terminal): Promise<Example[]> {
  const { table, rows } = await openRows(train, terminal);
  const [texts, labels] = [columnsAt(table, text), columnAt(table, label)];
  const examples: Example[] = [];
  for await (const batch of rows()) {
    for (const { line, cells } of batch) {
      const given = (cells[labels] ?? '').trim();
      if (given === '')
        refuseValue(atCell(train, line, label), '', {
          zh: '每个学习样本都要有类别，请补上或删去该行',
          en: 'every example needs its class; fill it in or delete the row',
        });
      examples.push({ text: joined(cells, texts), label: given });
    }
  }
  const classes = new Set(examples.map((example) => example.label)).size;
  if (classes < 2)
    refuseFile(
      train,
      `的“${label}”列只有 ${classes} 个类别，至少要有 2 个才能学习，请给出更多样本`,
      `has ${classes} classes in column "${label}", and learning needs at least 2; give more examples`,
    );
  return examples;
}

type Judged = { readonly predicted: string; readonly given: string | undefined; readonly found: Classification };

/** Classes the test file row by row; `given` where it says the class itself. */
async function* judge(
  classifier: Classifier,
  { test, text, label }: Files,
  terminal: Terminal,
): AsyncGenerator<Judged> {
  const { table, rows } = await openRows(test, terminal);
  const texts = columnsAt(table, text);
  const labels = table.columns.indexOf(label);
  for await (const batch of rows()) {
    for (const { cells } of batch) {
      const found = classify(classifier, joined(cells, texts));
      yield { predicted: found.label, given: labels < 0 ? undefined : (cells[labels] ?? '').trim(), found };
    }
  }
}

/** Rows whose class is not given are classed and not scored. */
function scoresOf(judged: readonly { predicted: string; given: string | undefined }[]): Partial<Accuracy> {
  const known = judged.flatMap(({ predicted, given }) => (given ? [{ predicted, given }] : []));
  return known.length === 0 ? {} : accuracyOf(known);
}

async function writeDocument(classifier: Classifier, files: Files, terminal: Terminal): Promise<void> {
  const list = await openJsonList(terminal, 'predictions');
  const pairs: { predicted: string; given: string | undefined }[] = [];
  for await (const { predicted, given, found } of judge(classifier, files, terminal)) {
    pairs.push({ predicted, given });
    const { label, confidence, top, words } = found;
    await list.add({ label, confidence, top, words });
  }
  await list.end(scoresOf(pairs));
}

async function writeRows(classifier: Classifier, files: Files, terminal: Terminal): Promise<void> {
  const zh = terminal.language === 'zh';
  const pairs: { predicted: string; given: string | undefined }[] = [];
  const rows: string[][] = [['#', zh ? '类别' : 'class', zh ? '置信度' : 'confidence', zh ? '依据' : 'because of']];
  for await (const { predicted, given, found } of judge(classifier, files, terminal)) {
    pairs.push({ predicted, given });
    const words = found.words.map(({ word }) => word).join(zh ? '、' : ', ');
    rows.push([`${pairs.length}`, predicted, `${(found.confidence * 100).toFixed(0)}%`, words]);
  }
  const { accuracy, macroF1 } = scoresOf(pairs);
  const share = (value: number): string => `${(value * 100).toFixed(1)}%`;
  const said =
    accuracy === undefined || macroF1 === undefined
      ? ''
      : `\n${alignRows([
          [zh ? '准确率' : 'accuracy', share(accuracy)],
          [zh ? '宏平均 F1' : 'macro F1', share(macroF1)],
        ])}`;
  await write(terminal.stdout, `${alignRows(rows)}${said}`);
}
