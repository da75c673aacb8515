// Carries the sound of calls and records it; what a call is, the server decides.
import { join } from 'node:path';
import type { VoiceEvent } from '@tongli/contracts/voice';
import { StartRefusal } from '@tongli/server/platform/embedded/refusal';
import { folderStore } from '@tongli/server/platform/files/storage';
import { openLog } from '@tongli/server/platform/log';
import { readSecret } from '@tongli/server/platform/voice/secured';
import { perform } from './commands.ts';
import { openControl } from './control.ts';
import { endAllCalls } from './ending.ts';
import { readSettings } from './settings.ts';
import { openOwnSounds } from './sounds/own.ts';
import { openPlayer } from './sounds/player.ts';
import { listCalls, openSwitchboard } from './switchboard.ts';
import { startWatching } from './watching.ts';

/** Writing what was heard last takes milliseconds; nothing may hold up the end for much longer. */
const closingMs = 5_000;

async function main(): Promise<void> {
  const settings = readSettings(process.env, process.cwd());
  const log = openLog(settings.logLevel);
  const onTrouble = (error: unknown, what: string) => log.error({ error, what }, 'media');
  // A connection that fails in its depths concerns one leg, which is noticed by its silence; the others go on.
  process.on('unhandledRejection', (error) => onTrouble(error, 'unhandled'));
  process.on('uncaughtException', (error) => onTrouble(error, 'uncaught'));
  const player = openPlayer(settings.holdMusic ?? undefined);
  let tell: (event: VoiceEvent) => void = () => undefined;
  const blobs = folderStore(join(settings.dataFolder, 'files'));
  const board = openSwitchboard({
    network: settings.network,
    player,
    sounds: openOwnSounds(blobs, onTrouble),
    onTrouble,
    shelf: { blobs, journals: join(settings.dataFolder, 'recordings') },
    tell: (event) => tell(event),
  });
  const control = await openControl({
    ...settings.control,
    secret: await readSecret(settings.control.secretFile),
    perform: (command) => perform(board, command),
    list: () => listCalls(board),
    onTrouble,
  });
  tell = control.tell;
  const endWatching = startWatching(board);
  const close = async () => {
    setTimeout(() => process.exit(1), closingMs).unref();
    endWatching();
    await endAllCalls(board);
    player.close();
    await control.close();
    process.exit();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void close());
  console.log(`ready media ${settings.control.host}:${control.port}`);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof StartRefusal ? `${error.message} ${error.remedy}` : error);
  process.exit(1);
}
