import { promisify } from 'node:util';
import { deserialize, serialize } from 'node:v8';
import { gunzip, gzip } from 'node:zlib';
import type { ClassDimension, LevelAccuracyFigures } from '@tongli/contracts/complaints';
import type { ClassTree } from '@tongli/text';
import { sql } from 'kysely';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

/** What one night has learned of one dimension. */
export interface ClassModel {
  readonly version: number;
  readonly dimension: ClassDimension;
  readonly trainedAt: Date;
  readonly cases: number;
  readonly levels: readonly LevelAccuracyFigures[];
  readonly tree: ClassTree;
}

/** A class that was given, what was expected instead, how often, and some of the cases. */
export interface Confused {
  readonly given: readonly string[];
  readonly predicted: readonly string[];
  readonly count: number;
  readonly caseIds: readonly string[];
}

export interface Learned {
  readonly content: Buffer;
  readonly cases: number;
  readonly classes: number;
  readonly leftOut: number;
  readonly levels: readonly LevelAccuracyFigures[];
  readonly confused: readonly Confused[];
}

const zip = promisify(gzip);
const unzip = promisify(gunzip);

export const write = (tree: ClassTree): Promise<Buffer> => zip(serialize(tree), { level: 4 });
const read = async (content: Buffer): Promise<ClassTree> => deserialize(await unzip(content));

/** Read once by each process; a house has four, and one process may serve some houses. */
const kept = new Map<string, Promise<ClassTree>>();
const mostKept = 12;

/** The latest of each dimension that has one. */
export async function currentModels(
  call: Call,
  dimensions: readonly ClassDimension[],
): Promise<Map<ClassDimension, ClassModel>> {
  const rows = await tables(call)
    .selectFrom('complaints.class_model')
    .distinctOn('dimension')
    .select(['version', 'dimension', 'trained_at', 'cases', 'levels'])
    .where('dimension', 'in', [...dimensions])
    .where('content', 'is not', null)
    .orderBy('dimension')
    .orderBy('version', 'desc')
    .execute();
  const found = new Map<ClassDimension, ClassModel>();
  for (const row of rows) {
    const dimension = row.dimension as ClassDimension;
    found.set(dimension, {
      ...{ version: row.version, dimension, trainedAt: row.trained_at, cases: row.cases },
      levels: row.levels as LevelAccuracyFigures[],
      tree: await treeFor(call, row),
    });
  }
  return found;
}

async function treeFor(call: Call, row: { version: number; trained_at: Date; cases: number }): Promise<ClassTree> {
  const key = `${row.version} ${row.trained_at.getTime()} ${row.cases}`;
  const reading = kept.get(key) ?? contentOf(call, row.version).then(read);
  kept.delete(key);
  kept.set(key, reading);
  while (kept.size > mostKept) kept.delete(kept.keys().next().value ?? '');
  try {
    return await reading;
  } catch (error) {
    kept.delete(key);
    throw error;
  }
}

async function contentOf(call: Call, version: number): Promise<Buffer> {
  const { content } = await tables(call)
    .selectFrom('complaints.class_model')
    .select('content')
    .where('version', '=', version)
    .executeTakeFirstOrThrow();
  return content ?? Buffer.alloc(0);
}

/** Keeps a night's model with its figures, and of how many cases those were that it learned from; of those before it the figures only. */
export async function keepModel(
  call: Call,
  dimension: ClassDimension,
  learned: Learned & { readonly known: number },
): Promise<void> {
  const { content, cases, known, classes, leftOut, levels, confused } = learned;
  const { version } = await tables(call)
    .insertInto('complaints.class_model')
    .values({
      ...{ dimension, trained_at: call.now, cases, known, classes, left_out: leftOut, content },
      ...{ levels: JSON.stringify(levels), confused: JSON.stringify(confused) },
    })
    .returning('version')
    .executeTakeFirstOrThrow();
  await sql`update complaints.class_model set content = null, confused = '[]'
    where dimension = ${dimension} and version < ${version} and content is not null`.execute(call.tx);
}
