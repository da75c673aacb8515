import { randomBytes } from 'node:crypto';
import { link, mkdir, open, readFile, unlink } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { ConnectionOptions, TlsOptions } from 'node:tls';

/**
 * Server and media process share a secret, and speak TLS with it instead of certificates (RFC 5489): who does not know it is not
 * let in, from either side, and what is said is sealed, keys of recordings among it.
 */
const identity = 'tongli';
const suite = {
  ciphers: 'ECDHE-PSK-CHACHA20-POLY1305',
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.2',
} as const;

export const listening = (secret: Buffer): TlsOptions => ({
  ...suite,
  pskCallback: (_, given) => (given === identity ? secret : null),
});

export const connecting = (secret: Buffer): ConnectionOptions => ({
  ...suite,
  pskCallback: () => ({ psk: secret, identity }),
  // There is no certificate whose name could be checked: who knows the secret is the right one.
  checkServerIdentity: () => undefined,
});

const secretBytes = 32;

/** Reads the secret; whichever process comes first makes it, whole before it has its name. */
export async function readSecret(file: string): Promise<Buffer> {
  const known = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null;
    throw error;
  });
  if (known === null) return makeSecret(file);
  const secret = Buffer.from(known.toString('latin1').trim(), 'base64');
  if (secret.length !== secretBytes) throw new Error(`the key file ${file} holds no key of ${secretBytes} bytes`);
  return secret;
}

async function makeSecret(file: string): Promise<Buffer> {
  await mkdir(dirname(file), { recursive: true });
  const draft = `${file}.${randomBytes(6).toString('hex')}`;
  const handle = await open(draft, 'wx', 0o600);
  await handle.writeFile(`${randomBytes(secretBytes).toString('base64')}\n`);
  await handle.sync();
  await handle.close();
  await link(draft, file).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  await unlink(draft);
  return readSecret(file);
}
