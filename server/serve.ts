import { once } from 'node:events';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Arguments, readArguments } from './arguments.ts';
import { openHouse } from './house.ts';
import { installationFiles } from './installation.ts';
import { beginInstallation, firstClock } from './opening.ts';
import { refuseHalfRestored, refuseHalfRestoredFolder } from './platform/backup/unfinished.ts';
import { StartRefusal, startEmbedded } from './platform/embedded/index.ts';
import { watchRoom } from './platform/http/room.ts';
import { keepTlsFresh, readTls } from './platform/http/tls.ts';
import { openLog } from './platform/log.ts';
import { openMailer } from './platform/mail/index.ts';
import { readKeyFile, readMasterKey } from './platform/personal/master-key.ts';
import { openVoice } from './platform/voice/index.ts';
import { takeTurn } from './sample/unfinished.ts';
import { isLoopback, readSettings, type Settings } from './settings.ts';
import { explain } from './start-failure.ts';
import { migrationFolders } from './wiring.ts';

const closingMs = 1_500;
const databaseEnded = new StartRefusal('The database ended.', 'Start again: it recovers by itself.');
/** The exit code of that and of an error that nobody caught, unlike any other: `scripts/run.mjs` starts again. */
const startAgain = 75;
const say = (line: string) => console.log(line);
const keyMade = (file: string) =>
  `Made the master key file ${file}: back it up, for without it no personal data can be read. 已生成主密钥文件 ${file}：请妥善备份，没有它就读不出个人数据。`;

/** What was opened, to be closed in the opposite order; nothing that is closed may hold up the end for long. */
const opened: { close(): Promise<void>; readonly patience: number }[] = [];

async function closeAll(): Promise<void> {
  for (const { close, patience } of opened.toReversed())
    await Promise.race([close().catch(() => undefined), sleep(patience, undefined, { ref: false })]);
}

/** Resolves when the process is asked to stop. A second request finds no handler any more and ends it at once. */
function stopRequested(): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<void>();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  return promise;
}

async function openDatabaseServer(settings: Settings, onEnd: (error: unknown) => void): Promise<string> {
  if (settings.databaseUrl !== null) return settings.databaseUrl;
  const embedded = await startEmbedded(join(settings.dataFolder, 'postgres'), {
    onExit: () => onEnd(databaseEnded),
  });
  opened.push({ close: () => embedded.stop(), patience: 60_000 });
  return embedded.url;
}

/** A port in use is better known before the sample centre is loaded than after. */
async function tryPort({ host, port }: Settings): Promise<void> {
  const probe = createServer().listen(port, host);
  await once(probe, 'listening');
  probe.close();
  await once(probe, 'close');
}

/** Whatever did not begin well would only fail again; what has served, and met an error that nobody caught, is taken up anew. */
function endToBeginAnew(): void {
  process.once('uncaughtException', (error) => {
    console.error(error);
    process.exit(startAgain);
  });
}

/** Goes on beside the requests until it is done; a stop lets it end first, and what goes wrong with it ends the process. */
function liveOn(goOn: () => Promise<void>, stopping: AbortSignal, onEnd: (error: unknown) => void): void {
  const going = goOn().catch((error: unknown) => {
    if (!stopping.aborted) onEnd(error);
  });
  opened.push({ close: () => going, patience: closingMs });
}

async function serve(
  settings: Settings & Arguments,
  stopping: AbortSignal,
  onEnd: (error: unknown) => void,
): Promise<void> {
  const { empty } = settings;
  const logger = openLog(settings.logLevel);
  const tls = settings.tls && readTls(settings.tls, new Date());
  await mkdir(settings.dataFolder, { recursive: true });
  refuseHalfRestoredFolder(settings.dataFolder);
  // A broken key file is better known before a database is opened than after.
  await readKeyFile(settings.keyFile);
  const databaseUrl = await openDatabaseServer(settings, onEnd);
  await tryPort(settings);
  await refuseHalfRestored(databaseUrl);
  const masterKey = await readMasterKey(settings.keyFile, databaseUrl, () => say(keyMade(settings.keyFile)));
  const turn = await takeTurn(
    databaseUrl,
    migrationFolders.map(({ name }) => name),
    say,
  );
  const clock = firstClock(empty, new Date());
  const { anchorFile, blobFolder, erasureFile } = installationFiles(settings);
  const voice = await openVoice(settings.voice, (error) => logger.error({ error }, 'voice'));
  opened.push({ close: async () => voice.close(), patience: closingMs });
  const house = await openHouse({
    databaseUrl,
    masterKey,
    logger,
    clock,
    secureCookies: tls !== null,
    tls,
    trustedProxies: settings.trustedProxies,
    room: await watchRoom(settings.dataFolder),
    anchorFile,
    ...(erasureFile === undefined ? {} : { erasureFile }),
    blobFolder,
    voice,
    publicAddress: settings.publicAddress,
    ...(settings.mail ? { mail: openMailer(settings.mail) } : {}),
  });
  opened.push({ close: () => house.close(), patience: closingMs });
  if (settings.tls) {
    const stop = keepTlsFresh(house.app.server, settings.tls, () => new Date(), logger);
    opened.push({ close: async () => stop(), patience: closingMs });
  }
  const { tell, past } = await beginInstallation(house, {
    ...{ empty, loopback: isLoopback(settings.host), say, stopping },
  });
  endToBeginAnew();
  // A past is lived by one process alone, and nothing runs by itself before it has ended.
  const goOn = async () => {
    await past?.();
    await turn.end();
    house.startPulses();
  };
  if (!past) await goOn();
  const address = await house.listen(settings.host, settings.port);
  say(`ready ${address}`);
  say(await tell(address));
  if (past) liveOn(goOn, stopping, onEnd);
}

async function main(): Promise<void> {
  let settings: Settings | null = null;
  try {
    settings = readSettings(process.env, process.cwd());
    const stopping = new AbortController();
    const stop = stopRequested().then(() => stopping.abort());
    const ended = Promise.withResolvers<never>();
    const serving = serve({ ...settings, ...readArguments(process.argv.slice(2)) }, stopping.signal, ended.reject).then(
      () => stop,
    );
    await Promise.race([stop, ended.promise, serving]);
    // A stop while it is still starting: what is under way comes to its end before the database is closed beneath it,
    // and what it then complains about concerns nobody.
    await Promise.race([serving.catch(() => undefined), sleep(closingMs, undefined, { ref: false })]);
  } catch (error) {
    console.error(explain(error, settings));
    process.exitCode = error === databaseEnded ? startAgain : 1;
  }
  await closeAll();
  process.exit();
}

await main();
