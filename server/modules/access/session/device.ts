import { isIPv4, isIPv6 } from 'node:net';
import Bowser from 'bowser';

/** What a request says about where it comes from. */
export interface Client {
  readonly userAgent: string;
  readonly address: string;
}

/** By what a person tells two sessions apart. The address is kept as its network only. */
export interface Device {
  readonly browser: string;
  readonly system: string;
  readonly addressPrefix: string;
}

const longestName = 40;
const named = (parts: (string | undefined)[]) => parts.filter(Boolean).join(' ').slice(0, longestName);

/** A browser tells its name and system in a line that nobody reads; empty where it says nothing known. */
export function describeDevice({ userAgent, address }: Client): Device {
  const addressPrefix = prefixOf(address);
  if (userAgent === '') return { browser: '', system: '', addressPrefix };
  const { browser, os } = Bowser.parse(userAgent.slice(0, 400));
  return {
    browser: named([browser.name, browser.version?.split('.')[0]]),
    system: named([os.name, os.versionName ?? os.version?.split('.')[0]]),
    addressPrefix,
  };
}

/** The network: three of four numbers, or the first three groups of the newer kind. */
function prefixOf(address: string): string {
  const plain = address.replace(/^::ffff:/i, '');
  if (isIPv4(plain)) return `${plain.split('.').slice(0, 3).join('.')}.*`;
  if (!isIPv6(plain)) return '';
  const [head = '', tail] = plain.split('::');
  const groups = head === '' ? [] : head.split(':');
  const filled = tail === undefined ? groups : [...groups, '0', '0', '0'];
  return `${filled.slice(0, 3).join(':')}:*`;
}
