import { userInfo } from 'node:os';
import { BackupRefusal } from '@tongli/server/platform/backup/refusal';
import { StartRefusal } from '@tongli/server/platform/embedded/index';
import { readSettings, type Settings } from '@tongli/server/settings';
import { explain } from '@tongli/server/start-failure';
import type { FlagKinds, Flags } from '../flags.ts';
import { Refusal } from '../refusal.ts';
import { troubleWords } from './words.ts';

export const placeFlags: FlagKinds = { data: 'value' };

/** The installation that a command is about: as the server finds it, or the folder that `--data` names. */
export function settingsOf(flags: Flags): Settings {
  const folder = flags.value('data');
  const { DATABASE_URL, ...rest } = process.env;
  // A folder that was named on the line is meant, whatever database the surroundings speak of.
  const environment = folder === undefined ? process.env : { ...rest, TONGLI_DATA: folder };
  return refused(() => readSettings(environment, process.cwd()), null);
}

function refused<T>(act: () => T, settings: Settings | null): T {
  try {
    return act();
  } catch (error) {
    throw inWords(error, settings);
  }
}

/** Runs what an operator asked for; whatever the operator can act on comes out as a sentence. */
export async function forOperator<T>(settings: Settings, act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    throw inWords(error, settings);
  }
}

function inWords(error: unknown, settings: Settings | null): unknown {
  if (error instanceof BackupRefusal) return new Refusal(troubleWords[error.code](error.about));
  if (error instanceof Refusal) return error;
  const { code } = error as NodeJS.ErrnoException;
  if (code === 'ENOSPC' || code === 'EDQUOT')
    return new Refusal({
      zh: '磁盘已满：请腾出空间，或写到另一块磁盘。',
      en: 'The disk is full: free some space or write to another one.',
    });
  const text = explain(error, settings);
  const known = error instanceof StartRefusal || !/\n\s+at /.test(text);
  return known ? new Refusal({ zh: text, en: text }) : error;
}

/** Who does it, for the record: the account on this machine. */
export const operatorName = (): string => userInfo().username;
