import { isIP } from 'node:net';
import { join, resolve } from 'node:path';
import { StartRefusal } from './platform/embedded/index.ts';
import type { TlsFiles } from './platform/http/tls.ts';
import { type MailSettings, mailSettingNames, readMailSettings } from './platform/mail/index.ts';
import { siteOf } from './platform/public-address.ts';
import { readVoiceSettings, type VoiceSettings, voiceSettingNames } from './platform/voice/index.ts';

const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'];

export interface Settings {
  readonly host: string;
  readonly port: number;
  readonly dataFolder: string;
  /** The master key, which opens all personal data. */
  readonly keyFile: string;
  readonly databaseUrl: string | null;
  readonly logLevel: string;
  /** Where certificate and key lie; null where the server speaks plain HTTP. */
  readonly tls: TlsFiles | null;
  /** Addresses or networks of proxies whose word on the client is taken. */
  readonly trustedProxies: readonly string[];
  /** Where the media process is found, and what shows browsers the way to it. */
  readonly voice: VoiceSettings;
  /** Where mail is handed over; null where none leaves. */
  readonly mail: MailSettings | null;
  /** Under which address people outside reach it, until somebody sets another; null where nobody says. */
  readonly publicAddress: string | null;
}

const defaultPort = 8_420;
const settings = [
  'HOST',
  'PORT',
  'TONGLI_DATA',
  'TONGLI_KEY_FILE',
  'DATABASE_URL',
  'TONGLI_TLS_CERT',
  'TONGLI_TLS_KEY',
  'TONGLI_TRUSTED_PROXY',
  'TONGLI_PUBLIC_ADDRESS',
  'LOG_LEVEL',
  ...voiceSettingNames,
  ...mailSettingNames,
];
const known = [...settings, 'TONGLI_TEST_DATA'];

/** All settings come from the environment and all are optional; a bad or unknown one stops the start with a sentence. */
export function readSettings(environment: Readonly<Record<string, string | undefined>>, workFolder: string): Settings {
  const { HOST, PORT, TONGLI_DATA, TONGLI_KEY_FILE, DATABASE_URL, LOG_LEVEL } = environment;
  refuseUnknown(Object.keys(environment));
  const dataFolder = resolve(workFolder, TONGLI_DATA || 'data');
  return {
    host: HOST || '127.0.0.1',
    port: readPort(PORT),
    dataFolder,
    keyFile: TONGLI_KEY_FILE ? resolve(workFolder, TONGLI_KEY_FILE) : join(dataFolder, 'keys', 'master.key'),
    databaseUrl: readDatabaseUrl(DATABASE_URL),
    logLevel: readLogLevel(LOG_LEVEL),
    tls: readTlsFiles(environment, workFolder),
    trustedProxies: readProxies(environment.TONGLI_TRUSTED_PROXY),
    voice: readVoiceSettings(environment, { dataFolder, workFolder }),
    mail: readMailSettings(environment),
    publicAddress: readPublicAddress(environment.TONGLI_PUBLIC_ADDRESS),
  };
}

function refuseUnknown(names: readonly string[]): void {
  const unknown = names.find((name) => name.startsWith('TONGLI_') && !known.includes(name));
  if (unknown === undefined) return;
  throw new StartRefusal(`${unknown} is no setting of this release.`, `There are ${settings.join(', ')}.`);
}

function readPort(text: string | undefined): number {
  if (!text) return defaultPort;
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65_535) return port;
  throw new StartRefusal(`PORT is "${text}", which is no port.`, 'Give a whole number from 0 to 65535.');
}

function readPublicAddress(text: string | undefined): string | null {
  if (!text) return null;
  const site = siteOf(text);
  if (site !== null) return site;
  throw new StartRefusal(
    `TONGLI_PUBLIC_ADDRESS is "${text}", which is no address of a site.`,
    'Give it as https://service.example.cn, without a path.',
  );
}

function readDatabaseUrl(text: string | undefined): string | null {
  if (!text) return null;
  if (URL.canParse(text) && /^postgres(ql)?:$/.test(new URL(text).protocol)) return text;
  throw new StartRefusal(
    'DATABASE_URL is no PostgreSQL address.',
    'Give it as postgres://user:password@host:port/name.',
  );
}

function readLogLevel(text: string | undefined): string {
  if (!text) return 'warn';
  if (logLevels.includes(text)) return text;
  throw new StartRefusal(`LOG_LEVEL is "${text}", which is no level.`, `Give one of ${logLevels.join(', ')}.`);
}

function readTlsFiles(environment: Readonly<Record<string, string | undefined>>, workFolder: string): TlsFiles | null {
  const { TONGLI_TLS_CERT: cert, TONGLI_TLS_KEY: key } = environment;
  if (cert && key) return { cert: resolve(workFolder, cert), key: resolve(workFolder, key) };
  if (!cert && !key) return null;
  const [given, missing] = cert ? ['TONGLI_TLS_CERT', 'TONGLI_TLS_KEY'] : ['TONGLI_TLS_KEY', 'TONGLI_TLS_CERT'];
  throw new StartRefusal(`${given} is set without ${missing}.`, 'Set both for TLS, or neither.');
}

function isNetwork(text: string): boolean {
  const [address = '', length, ...rest] = text.split('/');
  const bits = isIP(address) === 6 ? 128 : 32;
  const whole = length === undefined || (/^\d{1,3}$/.test(length) && Number(length) <= bits);
  return isIP(address) !== 0 && whole && rest.length === 0;
}

function readProxies(text: string | undefined): string[] {
  const proxies = (text ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '');
  const wrong = proxies.find((one) => !isNetwork(one));
  if (wrong === undefined) return proxies;
  throw new StartRefusal(
    `TONGLI_TRUSTED_PROXY holds "${wrong}", which is neither address nor network.`,
    'Give addresses or networks such as 10.0.0.0/8, separated by commas.',
  );
}

/** Whether only this machine reaches a server that listens there. */
export const isLoopback = (host: string): boolean => /^(127(\.\d{1,3}){3}|localhost|::1|\[::1\])$/i.test(host);
