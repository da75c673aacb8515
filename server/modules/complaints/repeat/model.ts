import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { comparator, type LearnedMeaning, learnMeaning, meaningOf } from '@tongli/text';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { once } from '../../../platform/database/once.ts';
import { tables } from '../store.ts';
import { noRarity, type Rarity } from './rarity.ts';
import { firstThresholds, type Thresholds } from './score.ts';
import type { Chosen } from './thresholds.ts';

/** What one night has learned from the house's texts: which words mean alike, which are rare, and from which score on cases are the same. */
export interface Learned {
  readonly meaning: LearnedMeaning;
  readonly rarity: Rarity;
}

export interface Model {
  readonly compare: ReturnType<typeof comparator>;
  readonly rarity: Rarity;
  readonly thresholds: Thresholds;
}

const zip = promisify(gzip);
const unzip = promisify(gunzip);
const bytesOf = (numbers: Float32Array | Int32Array): string =>
  Buffer.from(numbers.buffer, numbers.byteOffset, numbers.byteLength).toString('base64');
const bufferOf = (text: string): ArrayBuffer => Uint8Array.from(Buffer.from(text, 'base64')).buffer;

export const write = ({ meaning, rarity }: Learned): Promise<Buffer> =>
  zip(
    JSON.stringify({
      meaning: {
        ...meaning,
        rows: bytesOf(meaning.rows),
        shared: bytesOf(meaning.shared),
        frequencies: [...meaning.frequencies],
      },
      rarity: { ...rarity, counts: bytesOf(Int32Array.from([...rarity.counts].flat())) },
    }),
  );

export async function read(content: Buffer): Promise<Learned> {
  const { meaning, rarity } = JSON.parse((await unzip(content)).toString());
  const counts = new Int32Array(bufferOf(rarity.counts));
  const pairs = Array.from(
    { length: counts.length / 2 },
    (_, at) => [counts[2 * at] ?? 0, counts[2 * at + 1] ?? 0] as const,
  );
  return {
    meaning: {
      ...meaning,
      rows: new Float32Array(bufferOf(meaning.rows)),
      shared: new Float32Array(bufferOf(meaning.shared)),
      frequencies: new Map(meaning.frequencies),
    },
    rarity: { ...rarity, counts: new Map(pairs) },
  };
}

/** A night's model is read once by each process; of the houses that one process may serve the last few are kept. */
const kept = new Map<string, Promise<Learned>>();
const mostKept = 4;
const unlearned = { compare: comparator(learnMeaning([])), rarity: noRarity };

/** The latest that was learned; before the first night words alone are compared. */
export async function currentModel(call: Call): Promise<Model> {
  const row = await tables(call)
    .selectFrom('complaints.matter_model')
    .modifyFront(once('complaints.matter_model'))
    .select(['version', 'learned_at', 'texts', 'same_from', 'suggest_from'])
    .orderBy('version', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!row) return { ...unlearned, thresholds: firstThresholds };
  const key = `${row.version} ${row.learned_at.getTime()} ${row.texts}`;
  const used = ready.get(key) ?? (await load(call, key, row.version));
  return { ...used, thresholds: { sameFrom: row.same_from, suggestFrom: row.suggest_from } };
}

type Ready = Omit<Model, 'thresholds'>;
const ready = new Map<string, Ready>();

async function load(call: Call, key: string, version: number): Promise<Ready> {
  const reading = kept.get(key) ?? contentOf(call, version).then(read);
  kept.set(key, reading);
  try {
    const { meaning, rarity } = await reading;
    const made = ready.get(key) ?? { compare: comparator(meaningOf(meaning)), rarity };
    ready.set(key, made);
    if (ready.size > mostKept) ready.delete(ready.keys().next().value ?? '');
    return made;
  } finally {
    kept.delete(key);
  }
}

async function contentOf(call: Call, version: number): Promise<Buffer> {
  const { content } = await tables(call)
    .selectFrom('complaints.matter_model')
    .select('content')
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return content;
}

/** Keeps a night's model, and those of the week before. */
export async function keepModel(call: Call, learned: Learned, chosen: Chosen): Promise<void> {
  await tables(call)
    .insertInto('complaints.matter_model')
    .values({
      ...{ learned_at: call.now, texts: learned.meaning.texts, content: await write(learned) },
      ...{ same_from: chosen.sameFrom, suggest_from: chosen.suggestFrom },
      ...{ labels: chosen.labels, label_precision: chosen.precision, label_recall: chosen.recall },
    })
    .execute();
  await sql`delete from complaints.matter_model
    where version <= (select max(version) - 7 from complaints.matter_model)`.execute(call.tx);
}
