import { join, resolve } from 'node:path';
import { StartRefusal } from '../embedded/refusal.ts';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Folders {
  readonly dataFolder: string;
  /** What relative paths are relative to. */
  readonly workFolder: string;
}

/** Where the media process is spoken to, and the file with the secret that lets one in. */
export interface ControlSettings {
  readonly host: string;
  readonly port: number;
  readonly secretFile: string;
}

/** Servers that browsers are shown the way by; the secret is the one of coturn's `use-auth-secret`. */
export interface TurnSettings {
  readonly urls: readonly string[];
  readonly secret: string | null;
}

export interface VoiceSettings {
  readonly control: ControlSettings;
  readonly turn: TurnSettings;
}

export const voiceSettingNames = [
  'TONGLI_MEDIA_CONTROL',
  'TONGLI_MEDIA_KEY_FILE',
  'TONGLI_MEDIA_PORTS',
  'TONGLI_MEDIA_PUBLIC_ADDRESS',
  'TONGLI_MEDIA_HOLD_MUSIC',
  'TONGLI_TURN_URLS',
  'TONGLI_TURN_SECRET',
];

const example = '127.0.0.1:8430';

/** Beside the server's port, so that several installations on one machine stay apart. */
function usualControl({ PORT }: Environment): string {
  const port = Number(PORT || 8_420) + 10;
  return port > 1_024 && port <= 65_535 ? `127.0.0.1:${port}` : example;
}

export function readControlSettings(environment: Environment, { dataFolder, workFolder }: Folders): ControlSettings {
  const file = environment.TONGLI_MEDIA_KEY_FILE;
  const text = environment.TONGLI_MEDIA_CONTROL || usualControl(environment);
  const [, host = '', port = ''] = /^(.+):(\d{1,5})$/.exec(text) ?? [];
  if (host === '' || Number(port) > 65_535)
    throw new StartRefusal(
      `TONGLI_MEDIA_CONTROL is "${text}", which is no address with a port.`,
      `Give it as ${example}.`,
    );
  const secretFile = file ? resolve(workFolder, file) : join(dataFolder, 'keys', 'media.key');
  return { host: host.replace(/^\[(.*)\]$/, '$1'), port: Number(port), secretFile };
}

export function readVoiceSettings(environment: Environment, folders: Folders): VoiceSettings {
  const urls = (environment.TONGLI_TURN_URLS ?? '').split(',').map((one) => one.trim());
  const wrong = urls.find((url) => url !== '' && !/^(stun|turns?):\S+$/.test(url));
  if (wrong !== undefined)
    throw new StartRefusal(
      `TONGLI_TURN_URLS holds "${wrong}", which is no address of such a server.`,
      'Give addresses such as turn:turn.example.org:3478?transport=udp, separated by commas.',
    );
  return {
    control: readControlSettings(environment, folders),
    turn: { urls: urls.filter((url) => url !== ''), secret: environment.TONGLI_TURN_SECRET || null },
  };
}
