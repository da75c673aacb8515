import { createHash } from 'node:crypto';
import { type Expression, sql } from 'kysely';
import pg from 'pg';
import { endLate } from './at-end.ts';
import { type AnyQuery, beginLate } from './late-begin.ts';
import { askOnce } from './once.ts';
import { isStalePlan } from './trouble.ts';

const mark = /\/\* hot (\w+) \*\//;
const preparable = /^\s*(select|insert|update|delete|with)\b/i;
/** A statement that this pool has sent so often is one that it goes on sending. */
const often = 20;
/** Names of statements remembered. Their texts vary with scope and filters; beyond this many, one goes unnamed. */
const mostNames = 300;
const mostCounted = 3_000;

/**
 * Marks a statement that every request makes, by `.modifyFront(hot('session'))`, or `modifyEnd` where it writes: it is prepared from its first
 * use on, and has a name that an operator recognises. Any other is prepared once it was sent often.
 */
export const hot = (name: string): Expression<never> => sql.raw<never>(`/* hot ${name} */`);

/**
 * What the statements of one pool are called: each of its connections prepares what has a name once, and PostgreSQL parses
 * and plans it no more than it has to.
 */
function nameStatements(): (text: string) => string | null {
  const names = new Map<string, string>();
  const counts = new Map<string, number>();
  const isOften = (text: string): boolean => {
    if (!preparable.test(text)) return false;
    if (counts.size >= mostCounted) counts.clear();
    const count = (counts.get(text) ?? 0) + 1;
    counts.set(text, count);
    return count >= often;
  };
  return (text) => {
    const known = names.get(text);
    if (known !== undefined) return known;
    if (names.size >= mostNames) return null;
    const [, called] = mark.exec(text) ?? [];
    if (called === undefined && !isOften(text)) return null;
    const name = `${called ?? 'often'}_${createHash('sha256').update(text).digest('base64url').slice(0, 12)}`;
    names.set(text, name);
    counts.delete(text);
    return name;
  };
}

/**
 * The connections of one pool, which send marked statements by name. Behind PgBouncer in transaction mode this needs its
 * release 1.21 or newer with max_prepared_statements above zero.
 */
export function preparingClient(): typeof pg.Client {
  const nameOf = nameStatements();
  return class PreparingClient extends pg.Client {
    constructor(config?: string | pg.ClientConfig) {
      super(config);
      const query = beginLate(this, this.query.bind(this) as AnyQuery);
      const prepared: AnyQuery = (text, values, ...rest) => {
        const name = typeof text === 'string' ? nameOf(text) : null;
        if (name === null) return query(text, values, ...rest);
        const result = query({ name, text, values }, ...rest);
        if (result instanceof Promise) result.catch((error: unknown) => this.#leaveIfStale(error));
        return result;
      };
      this.query = endLate(this, askOnce(prepared)) as typeof this.query;
    }

    /** Its other statements would fail as well; the pool opens a new connection in its place. */
    #leaveIfStale(error: unknown): void {
      if (isStalePlan(error)) void this.end().catch(() => undefined);
    }
  };
}
