import { type Expression, sql } from 'kysely';
import type { AnyQuery } from './late-begin.ts';

/**
 * Marks a question after settings, words or the like, by `.modifyFront(once('org.calendar'))`: asked again within one transaction it has the answer
 * that it had, unless the transaction has written the named table since. What a transaction reads twice is thus the same
 * both times. Whoever gets the rows must not change them.
 */
export const once = (table: string): Expression<never> => sql.raw<never>(`/* once ${table} */`);

const mark = /\/\* once (\S+) \*\//;
const edge = /^(begin|start transaction|commit|rollback)\b/;
const ends = /^(commit|rollback)$/;
const reads = /^\s*(\/\*.*?\*\/\s*)*select\b/i;
/** Texts vary with scope and filters. */
const mostKnown = 2_000;

interface Answer {
  readonly table: string;
  readonly result: unknown;
}

/** What one connection asks, with the answers that it remembers until its transaction ends. */
export function askOnce(query: AnyQuery): AnyQuery {
  const answers = new Map<string, Answer>();
  const tables = new Map<string, string | null>();
  let within = false;
  const tableOf = (text: string): string | null => {
    let table = tables.get(text);
    if (table === undefined) {
      if (tables.size >= mostKnown) tables.clear();
      table = mark.exec(text)?.[1] ?? null;
      tables.set(text, table);
    }
    return table;
  };
  const ask = (text: string, table: string, rest: unknown[]): unknown => {
    const key = `${text}\n${JSON.stringify(rest[0] ?? [])}`;
    const known = answers.get(key);
    if (known) return Promise.resolve(known.result);
    return (query(text, ...rest) as Promise<unknown>).then((result) => {
      answers.set(key, { table, result });
      return result;
    });
  };
  const forgetWritten = (text: string): void => {
    const plain = text.replaceAll('"', '');
    for (const [key, { table }] of answers) if (plain.includes(table)) answers.delete(key);
  };
  return (text, ...rest) => {
    if (typeof text !== 'string') return query(text, ...rest);
    if (edge.test(text)) {
      answers.clear();
      within = !ends.test(text);
    }
    const table = within ? tableOf(text) : null;
    if (table !== null) return ask(text, table, rest);
    if (answers.size > 0 && !reads.test(text)) forgetWritten(text);
    return query(text, ...rest);
  };
}
