import type { CompiledQuery, Kysely, QueryResult } from 'kysely';

interface Compilable<Row> {
  compile(): CompiledQuery<Row>;
}

/**
 * A statement that every request makes: built and compiled at its first use, and only given new values afterwards, because
 * building it anew is a good part of what it costs. `build` gets a stand-in for each value and must not look at it: the text is the
 * same for all of them.
 */
export function statement<Values extends object, Tables, Row>(
  build: (db: Kysely<Tables>, values: Values) => Compilable<Row>,
): (db: Pick<Kysely<unknown>, 'executeQuery'>, values: Values) => Promise<Row[]> {
  let compiled: CompiledQuery<Row> | undefined;
  return async (db, values) => {
    // As by `withTables`: which tables it sees is for the types alone.
    compiled ??= build(db as unknown as Kysely<Tables>, places<Values>()).compile();
    const given = values as Readonly<Record<string, unknown>>;
    const parameters = compiled.parameters.map((one) => {
      const name = names.get(one as object);
      return name === undefined ? one : given[name];
    });
    const { rows }: QueryResult<Row> = await db.executeQuery<Row>({ ...compiled, parameters });
    return rows;
  };
}

/** Which value each stand-in stands for. */
const names = new WeakMap<object, string>();

function place(name: string): object {
  const standIn = {};
  names.set(standIn, name);
  return standIn;
}

const places = <Values extends object>() => new Proxy({}, { get: (_none, name) => place(String(name)) }) as Values;
