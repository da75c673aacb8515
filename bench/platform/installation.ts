import { rmSync } from 'node:fs';
import pg from 'pg';
import { type Embedded, startEmbedded } from '../../server/platform/embedded/index.ts';
import { afterMyEnd } from '../../server/platform/embedded/keeper.ts';
import { foundInstallation, makeDataFolder } from '../../server/test/server-process.ts';

/** A data folder with the sample centre's people, gone when it is removed or this process ends. */
export interface Installation {
  readonly path: string;
  remove(): void;
}

export async function makeInstallation(): Promise<Installation> {
  const { path } = makeDataFolder();
  const keeper = afterMyEnd('while [ -e "$1.lock" ] && ! rm -rf "$1"; do sleep 0.2; done; rm -rf "$1"', [path]);
  await foundInstallation(path);
  return {
    path,
    remove: () => {
      keeper.kill('SIGKILL');
      rmSync(path, { recursive: true, force: true });
    },
  };
}

/** Its database, as durable as the product's own. */
export const openDatabaseOf = (
  { path }: Installation,
  settings: Readonly<Record<string, string>> = {},
): Promise<Embedded> => startEmbedded(`${path}/postgres`, { settings });

/** A second database with the same content; nobody may be connected to the first. */
export async function copyDatabase(url: string, name: string): Promise<string> {
  const other = new URL(url);
  other.pathname = '/template1';
  const client = new pg.Client(other.href);
  await client.connect();
  await client.query(`create database ${name} template postgres`);
  await client.end();
  other.pathname = `/${name}`;
  return other.href;
}
