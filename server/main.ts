import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import pino from 'pino';
import { type House, openHouse } from './house.ts';
import { SchemaMismatch } from './platform/database/migrate.ts';
import { StartRefusal, startEmbedded } from './platform/embedded/index.ts';
import { readMasterKey } from './platform/personal/keyring.ts';
import { loadSampleCentre, sampleSignIns, sampleStart } from './sample/index.ts';
import { isLoopback, readSettings, type Settings } from './settings.ts';

const logger = pino({ level: process.env.LOG_LEVEL ?? 'warn' }, pino.destination(2));

async function start(settings: Settings): Promise<void> {
  await mkdir(settings.dataFolder, { recursive: true });
  const stopping = Promise.withResolvers<string>();
  const database =
    settings.databaseUrl === null
      ? await startEmbedded(join(settings.dataFolder, 'postgres'), {
          onExit: () => stopping.resolve('The database ended. Start again: it recovers by itself.'),
        })
      : { url: settings.databaseUrl, stop: async () => undefined };
  const house = await openHouse({
    databaseUrl: database.url,
    masterKey: await readMasterKey(join(settings.dataFolder, 'keys', 'master.key')),
    logger,
    clock: { mode: 'stepped', at: sampleStart(new Date()) },
    secureCookies: false,
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.resolve(''));
  await loadSampleCentre(house, new Date(), (line) => console.log(line));
  house.startHeartbeat();
  const address = await house.listen(settings.host, settings.port);
  console.log(`ready ${address}`);
  if (isLoopback(settings.host)) console.log(sampleSignIns());
  const reason = await stopping.promise;
  await stop(house, database);
  if (reason) throw new StartRefusal(reason, '');
}

async function stop(house: House, database: { stop(): Promise<void> }): Promise<void> {
  await house.close();
  await database.stop();
}

/** What an operator can act on is one sentence and a remedy; anything else is a defect and shows its trace. */
function explain(error: unknown): string {
  if (error instanceof StartRefusal) return `${error.message} ${error.remedy}`.trim();
  if (error instanceof SchemaMismatch) return error.message;
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === 'EADDRINUSE') return `Port ${port} is in use. Stop the other program or set PORT to another number.`;
  if (code === 'EACCES' && port !== undefined)
    return `Port ${port} needs more rights. Set PORT to a number above 1023.`;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

try {
  await start(readSettings(process.env, process.cwd()));
} catch (error) {
  console.error(explain(error));
  process.exitCode = 1;
}
process.exit();
