import pino, { type DestinationStream, type Logger } from 'pino';

/** Says what went wrong and where, on stderr. */
export function openLog(level: string, destination: DestinationStream = pino.destination(2)): Logger {
  return pino({ level, serializers: { error: describe } }, destination);
}

/** Nothing more of an error: the database's details quote whole rows, and with them what customers told. */
function describe(error: unknown): unknown {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, stack } = error;
  const { code, table, constraint } = error as Error & Record<'code' | 'table' | 'constraint', unknown>;
  return { name, message, stack, code, table, constraint };
}
