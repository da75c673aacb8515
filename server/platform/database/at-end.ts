import { CompiledQuery } from 'kysely';
import type { AnyQuery } from './late-begin.ts';

/** One value of a column for each row. */
type Columns = readonly (readonly unknown[])[];

const mark = /^\/\* at end (\S+) \*\//;

/**
 * Rows that a transaction leaves behind and does not look at again: a fact, a trace, a line of a history. They are written when it ends, all that
 * belong to one table in one statement, or before whatever asks for that table or sets a savepoint. What is wrong with them fails the
 * transaction then. Outside of one they are written at once.
 *
 * `text` is an insert that takes its columns as arrays, `insert into … select … from unnest($1::…[], …)`.
 */
export const writtenAtEnd = (table: string, name: string, text: string): ((columns: Columns) => CompiledQuery) => {
  const sql = `/* at end ${table} */ /* hot ${name} */ ${text}`;
  return (columns) => CompiledQuery.raw(sql, [...columns]);
};

interface Waiting {
  readonly table: string;
  readonly columns: unknown[][];
}

interface Wire {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

const boundary = /^(savepoint|release|commit)\b/;
const begins = /^(begin|start transaction)\b/;
const undoes = /^rollback\b/;
const ends = /^(commit|rollback)$/;
const nothing = { command: 'INSERT', rowCount: 0, oid: 0, fields: [], rows: [] };
/** Texts of which it is remembered whether they name a table; they vary with scope and filters. */
const mostKnown = 2_000;

/** Whether a statement's text names a table, however it is quoted. */
function namesOf(): (text: string, table: string) => boolean {
  const known = new Map<string, string>();
  return (text, table) => {
    let plain = known.get(text);
    if (plain === undefined) {
      if (known.size >= mostKnown) known.clear();
      plain = text.replaceAll('"', '');
      known.set(text, plain);
    }
    return plain.includes(table);
  };
}

/** What one connection sends, with such rows put off to the end of each transaction. */
export function endLate(client: object, query: AnyQuery): AnyQuery {
  const waiting = new Map<string, Waiting>();
  const names = namesOf();
  let within = false;
  const putOff = (text: string, table: string, values: Columns): unknown => {
    const before = waiting.get(text);
    if (before) for (const [at, column] of before.columns.entries()) column.push(...(values[at] ?? []));
    else waiting.set(text, { table, columns: values.map((column) => [...column]) });
    return Promise.resolve(nothing);
  };
  /** The rows due go out with what asked for them, in one write; where they fail, so does that, and it says why. */
  const flush = (texts: readonly string[], next: () => unknown): unknown => {
    const { stream } = (client as Wire).connection;
    stream.cork();
    try {
      const written = texts.map((text) => {
        const columns = waiting.get(text)?.columns;
        waiting.delete(text);
        return query(text, columns) as Promise<unknown>;
      });
      const done = next() as Promise<unknown>;
      done.catch(() => undefined);
      return Promise.all(written).then(() => done);
    } finally {
      stream.uncork();
    }
  };
  return (text, ...rest) => {
    if (typeof text !== 'string') return query(text, ...rest);
    const next = () => query(text, ...rest);
    if (begins.test(text)) within = true;
    if (!within) return next();
    const [, table] = mark.exec(text) ?? [];
    if (table !== undefined) return putOff(text, table, rest[0] as Columns);
    if (begins.test(text) || undoes.test(text)) waiting.clear();
    if (ends.test(text)) within = false;
    if (waiting.size === 0) return next();
    const due = [...waiting].filter(([, one]) => boundary.test(text) || names(text, one.table)).map(([one]) => one);
    return due.length === 0 ? next() : flush(due, next);
  };
}
