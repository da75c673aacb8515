import { isAbsolute, resolve } from 'node:path';
import { StartRefusal } from './platform/embedded/index.ts';

export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  readonly databaseUrl: string | null;
}

const defaultPort = 8_420;
const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/** All settings come from the environment and all are optional; a bad one stops the start with a sentence. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>, workFolder: string): Settings {
  const { HOST, PORT, TONGLI_DATA, DATABASE_URL } = environment;
  const folder = TONGLI_DATA || 'data';
  return {
    host: HOST || '127.0.0.1',
    port: readPort(PORT),
    dataFolder: isAbsolute(folder) ? folder : resolve(workFolder, folder),
    databaseUrl: readDatabaseUrl(DATABASE_URL),
  };
}

function readPort(text: string | undefined): number {
  if (!text) return defaultPort;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new StartRefusal(`PORT is "${text}", which is no port.`, 'Give a whole number from 0 to 65535.');
}

function readDatabaseUrl(text: string | undefined): string | null {
  if (!text) return null;
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
  throw new StartRefusal(
    'DATABASE_URL is no PostgreSQL address.',
    'Give it as postgres://user:password@host:port/name.',
  );
}

export const isLoopback = (host: string): boolean => loopback.has(host);
