import type pg from 'pg';

export type AnyQuery = (...args: unknown[]) => unknown;

interface Wire {
  readonly connection: { readonly stream: { cork(): void; uncork(): void } };
}

const done = (command: string) => Promise.resolve({ command, rowCount: null, oid: 0, fields: [], rows: [] });

/**
 * A transaction begins with its first statement: both go out in one write and nobody waits for the first alone. One without a statement
 * never begins. For connections in pipeline mode; where `begin` fails, the statement does.
 */
export function beginLate(client: pg.Client, query: AnyQuery): AnyQuery {
  let owed = false;
  return (text, ...rest) => {
    if (text === 'begin') {
      owed = true;
      return done('BEGIN');
    }
    if (!owed) return query(text, ...rest);
    owed = false;
    if (text === 'commit' || text === 'rollback') return done(text.toUpperCase());
    const { stream } = (client as unknown as Wire).connection;
    stream.cork();
    try {
      void (query('begin') as Promise<unknown>).catch(() => undefined);
      return query(text, ...rest);
    } finally {
      stream.uncork();
    }
  };
}
