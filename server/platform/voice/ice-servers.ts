import { createHmac } from 'node:crypto';
import type { IceServer } from '@tongli/contracts/voice';
import type { TurnSettings } from './settings.ts';

/** As long as a shift: a call that is under way keeps its way. */
const validSeconds = 12 * 3_600;

/**
 * What a browser is told to find its way by. Names and passwords are good until a time and are checked by the TURN server with the
 * secret that it shares with this one (draft-uberti-behave-turn-rest-00), so that it needs no list of accounts.
 */
export function iceServersFor({ urls, secret }: TurnSettings, who: string, now: Date): IceServer[] {
  if (urls.length === 0) return [];
  const open = urls.filter((url) => url.startsWith('stun:'));
  const relays = urls.filter((url) => !url.startsWith('stun:'));
  const servers: IceServer[] = open.length > 0 ? [{ urls: open }] : [];
  if (relays.length === 0) return servers;
  if (secret === null) return [...servers, { urls: relays }];
  const username = `${Math.floor(now.getTime() / 1_000) + validSeconds}:${who}`;
  const credential = createHmac('sha1', secret).update(username).digest('base64');
  return [...servers, { urls: relays, username, credential }];
}
