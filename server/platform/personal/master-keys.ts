import { keyBytes } from './wrapping.ts';

/** The master key in all its versions, by number. The newest wraps; an older one opens what was wrapped by it. */
export interface MasterKeys {
  /** @throws where no such version is known, also after looking once more */
  of(version: number): Buffer;
}

export type Versions = ReadonlyMap<number, Buffer>;

/** `look` reads the key file again: a rotation beside a running server has added a version to it. */
export function masterKeys(first: Versions, look: () => Versions = () => first): MasterKeys {
  let known = first;
  return {
    of: (version) => {
      if (!known.has(version)) known = look();
      const key = known.get(version);
      if (!key) throw new Error(`the key file holds no version ${version} of the master key`);
      return key;
    },
  };
}

/** A line for each version, number and base64; a key alone on its line is the first. Null where a line is no key. */
export function parseKeyFile(text: string): Versions | null {
  const versions = new Map<number, Buffer>();
  for (const line of text
    .split('\n')
    .map((one) => one.trim())
    .filter(Boolean)) {
    const [, number = '1', base64 = ''] = /^(?:(\d+) )?([A-Za-z0-9+/=]+)$/.exec(line) ?? [];
    const key = Buffer.from(base64, 'base64');
    if (key.length !== keyBytes || versions.has(Number(number))) return null;
    versions.set(Number(number), key);
  }
  return versions.size === 0 ? null : versions;
}

export const writeKeyFile = (versions: Versions): string =>
  [...versions].map(([version, key]) => `${version} ${key.toString('base64')}\n`).join('');

export const newestOf = (versions: Versions): number => Math.max(...versions.keys());
