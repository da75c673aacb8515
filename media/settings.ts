import { resolve } from 'node:path';
import { StartRefusal } from '@tongli/server/platform/embedded/refusal';
import { type ControlSettings, readControlSettings } from '@tongli/server/platform/voice/settings';
import type { Network } from './peer.ts';

export interface MediaSettings {
  readonly dataFolder: string;
  readonly control: ControlSettings;
  readonly network: Network;
  readonly holdMusic: string | null;
  readonly logLevel: string;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** The same environment as the server's, of which this process reads its part. */
export function readSettings(environment: Environment, workFolder: string): MediaSettings {
  const dataFolder = resolve(workFolder, environment.TONGLI_DATA || 'data');
  const music = environment.TONGLI_MEDIA_HOLD_MUSIC;
  return {
    dataFolder,
    control: readControlSettings(environment, { dataFolder, workFolder }),
    network: {
      ports: readPorts(environment.TONGLI_MEDIA_PORTS),
      publicAddress: environment.TONGLI_MEDIA_PUBLIC_ADDRESS || null,
    },
    holdMusic: music ? resolve(workFolder, music) : null,
    logLevel: environment.LOG_LEVEL || 'warn',
  };
}

function readPorts(text: string | undefined): [number, number] | null {
  if (!text) return null;
  const [first = Number.NaN, last = Number.NaN] = text.split('-').map((one) => (/^\d+$/.test(one) ? Number(one) : NaN));
  if (first >= 1_024 && last <= 65_535 && first <= last && text.split('-').length === 2) return [first, last];
  throw new StartRefusal(
    `TONGLI_MEDIA_PORTS is "${text}", which is no range of ports.`,
    'Give first and last one, such as 42000-42999: two for each leg.',
  );
}
