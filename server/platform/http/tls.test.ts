import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { readTls } from './tls.ts';

const fixture = (name: string) => fileURLToPath(new URL(`../../test/fixtures/tls/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tongli-tls-'));
afterAll(() => rmSync(folder, { recursive: true }));

const cert = fixture('cert.pem');
const key = fixture('key.pem');
const text = join(folder, 'text.pem');
writeFileSync(text, 'not a certificate');
const served = new Date('2030-01-01T00:00:00Z');

test('a certificate and its key are taken', () => {
  expect(readTls({ cert, key }, served).cert).toMatch('BEGIN CERTIFICATE');
});

test.each([
  [
    { cert: join(folder, 'none.pem'), key },
    served,
    /^TONGLI_TLS_CERT names .*none.pem, which cannot be read \(ENOENT\)/,
  ],
  [{ cert, key: folder }, served, /^TONGLI_TLS_KEY names .*, which cannot be read \(EISDIR\)/],
  [{ cert: text, key }, served, /^TONGLI_TLS_CERT names .*text.pem, which holds nothing in PEM that fits/],
  [{ cert, key: text }, served, /^TONGLI_TLS_KEY names .*text.pem, which holds nothing/],
  [{ cert, key: fixture('other-key.pem') }, served, /other-key.pem does not belong to the certificate in .*cert.pem/],
  [{ cert, key }, new Date('2200-01-01T00:00:00Z'), /^The certificate in .* ended on Oct 29/],
  [{ cert, key }, new Date('2020-01-01T00:00:00Z'), /^The certificate in .* begins on Nov 22/],
])('%j at %s is refused with a remedy', (files, at, sentence) => {
  const refusal = {
    name: 'StartRefusal',
    message: expect.stringMatching(sentence),
    remedy: expect.stringMatching(/\.$/),
  };
  expect(() => readTls(files, at)).toThrow(expect.objectContaining(refusal));
});
