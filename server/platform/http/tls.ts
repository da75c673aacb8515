import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync, unwatchFile, watchFile } from 'node:fs';
import { createSecureContext, type Server } from 'node:tls';
import type { FastifyBaseLogger } from 'fastify';
import { StartRefusal } from '../embedded/refusal.ts';

export interface TlsFiles {
  readonly cert: string;
  readonly key: string;
}

/** Certificate chain and key, in PEM. */
export interface Tls {
  readonly cert: string;
  readonly key: string;
}

function readPem(setting: string, file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartRefusal(
      `${setting} names ${file}, which cannot be read (${code}).`,
      'Give the path of a PEM file that the account of the server may read.',
      error,
    );
  }
}

function parsed<T>(setting: string, file: string, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    throw new StartRefusal(`${setting} names ${file}, which holds nothing in PEM that fits.`, 'Check the file.', error);
  }
}

/** What the two files hold, if a server can work with it at that instant; a `StartRefusal` says why it cannot. */
export function readTls({ cert: certFile, key: keyFile }: TlsFiles, at: Date): Tls {
  const cert = readPem('TONGLI_TLS_CERT', certFile);
  const key = readPem('TONGLI_TLS_KEY', keyFile);
  const certificate = parsed('TONGLI_TLS_CERT', certFile, () => new X509Certificate(cert));
  const privateKey = parsed('TONGLI_TLS_KEY', keyFile, () => createPrivateKey(key));
  if (!certificate.checkPrivateKey(privateKey))
    throw new StartRefusal(
      `The key in ${keyFile} does not belong to the certificate in ${certFile}.`,
      'Give the two that were made together.',
    );
  if (new Date(certificate.validTo) <= at)
    throw new StartRefusal(`The certificate in ${certFile} ended on ${certificate.validTo}.`, 'Renew it.');
  if (new Date(certificate.validFrom) > at)
    throw new StartRefusal(
      `The certificate in ${certFile} begins on ${certificate.validFrom}.`,
      'Check the clock of this machine, or wait.',
    );
  parsed('TONGLI_TLS_CERT', certFile, () => createSecureContext({ cert, key }));
  return { cert, key };
}

const lookEveryMs = 10_000;

/** Reads the files again when they change or on SIGHUP; where the new ones do not work, the former stay in use. */
export function keepTlsFresh(
  server: object,
  files: TlsFiles,
  now: () => Date,
  log: Pick<FastifyBaseLogger, 'info' | 'warn'>,
): () => void {
  const renew = () => {
    try {
      (server as Server).setSecureContext(readTls(files, now()));
      log.info('certificate renewed');
    } catch (error) {
      log.warn({ error }, 'certificate not renewed: the former stays in use');
    }
  };
  for (const file of [files.cert, files.key]) watchFile(file, { interval: lookEveryMs, persistent: false }, renew);
  process.on('SIGHUP', renew);
  return () => {
    for (const file of [files.cert, files.key]) unwatchFile(file, renew);
    process.off('SIGHUP', renew);
  };
}
