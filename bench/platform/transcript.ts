import pg from 'pg';

/** A statement as it went to the database. */
export interface Statement {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** What one request asks of the database; `tokens` are the values that differ from request to request. */
export interface Transcript {
  readonly statements: readonly Statement[];
  readonly tokens: readonly string[];
}

const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const complaintNumber = /TS\d{4}-\d{6}/g;

/** Remembers what this process says to its database while `act` runs. Called once, before a connection is made. */
export function recordStatements(): <T>(act: () => Promise<T>) => Promise<Statement[]> {
  let recorded: Statement[] | null = null;
  const send = pg.Client.prototype.query as (...args: unknown[]) => unknown;
  pg.Client.prototype.query = function (this: pg.Client, ...args: unknown[]) {
    const [first, second] = args;
    const config = typeof first === 'string' ? { text: first, values: second } : (first as Statement);
    recorded?.push({ text: config.text, values: Array.isArray(config.values) ? [...config.values] : [] });
    return send.apply(this, args);
  } as typeof pg.Client.prototype.query;
  return async (act) => {
    recorded = [];
    const mine = recorded;
    await act();
    recorded = null;
    return mine;
  };
}

/** Of two requests of the same kind: what is an id or a number in one of them and not in the other is new each time. */
export function transcriptOf(one: readonly Statement[], other: readonly Statement[]): Transcript {
  const strange = one.find(({ text }, position) => text !== other[position]?.text);
  if (strange || one.length !== other.length)
    throw new Error(`two requests of the same kind asked different things of the database: ${strange?.text}`);
  const known = new Set(other.flatMap(tokensIn));
  return { statements: one, tokens: [...new Set(one.flatMap(tokensIn))].filter((token) => !known.has(token)) };
}

const tokensIn = ({ values }: Statement): string[] =>
  values.flatMap((value) =>
    typeof value === 'string' ? [...(value.match(uuid) ?? []), ...(value.match(complaintNumber) ?? [])] : [],
  );

/** Which value of which statement holds which tokens. */
export interface Place {
  readonly statement: number;
  readonly value: number;
  readonly tokens: readonly string[];
}

export const placesOf = ({ statements, tokens }: Transcript): Place[] =>
  statements.flatMap(({ values }, statement) =>
    values.flatMap((value, position) => {
      const held = typeof value === 'string' ? tokens.filter((token) => value.includes(token)) : [];
      return held.length > 0 ? [{ statement, value: position, tokens: held }] : [];
    }),
  );

export const isNumber = (token: string): boolean => token.startsWith('TS');
