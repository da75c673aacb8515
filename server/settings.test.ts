import { describe, expect, test } from 'vitest';
import { StartRefusal } from './platform/embedded/index.ts';
import { isLoopback, readSettings } from './settings.ts';

describe('settings', () => {
  test('are all optional; an empty one counts as none', () => {
    const usual = {
      host: '127.0.0.1',
      port: 8_420,
      dataFolder: '/home/ann/data',
      keyFile: '/home/ann/data/keys/master.key',
      databaseUrl: null,
      logLevel: 'warn',
      tls: null,
      trustedProxies: [],
      voice: {
        control: { host: '127.0.0.1', port: 8_430, secretFile: '/home/ann/data/keys/media.key' },
        turn: { urls: [], secret: null },
      },
      mail: null,
      publicAddress: null,
    };
    expect(readSettings({}, '/home/ann')).toEqual(usual);
    const empty = { HOST: '', PORT: '', TONGLI_DATA: '', DATABASE_URL: '', LOG_LEVEL: '' };
    expect(readSettings(empty, '/home/ann')).toEqual(usual);
  });

  test('are taken as given', () => {
    const environment = {
      HOST: '0.0.0.0',
      PORT: '0',
      TONGLI_DATA: '../elsewhere',
      TONGLI_KEY_FILE: 'secret.key',
      DATABASE_URL: 'postgresql://ann@db/tongli',
      LOG_LEVEL: 'info',
      TONGLI_TEST_DATA: '/data',
      TONGLI_TLS_CERT: 'cert.pem',
      TONGLI_TLS_KEY: '/keys/key.pem',
      TONGLI_TRUSTED_PROXY: '10.0.0.0/8, ::1',
      TONGLI_MEDIA_CONTROL: '[fd00::7]:9000',
      TONGLI_MEDIA_KEY_FILE: 'media.key',
      TONGLI_MEDIA_PORTS: '42000-42999',
      TONGLI_TURN_URLS: 'stun:a:3478, turns:b:5349?transport=tcp',
      TONGLI_TURN_SECRET: 'shared',
      TONGLI_SMTP_URL: 'smtps://ann:secret@mail.example.cn',
      TONGLI_MAIL_FROM: 'reports@example.cn',
      TONGLI_PUBLIC_ADDRESS: 'https://Service.example.cn/',
      UNRELATED: 'x',
    };
    expect(readSettings(environment, '/home/ann')).toEqual({
      host: '0.0.0.0',
      port: 0,
      dataFolder: '/home/elsewhere',
      keyFile: '/home/ann/secret.key',
      databaseUrl: 'postgresql://ann@db/tongli',
      logLevel: 'info',
      tls: { cert: '/home/ann/cert.pem', key: '/keys/key.pem' },
      trustedProxies: ['10.0.0.0/8', '::1'],
      voice: {
        control: { host: 'fd00::7', port: 9_000, secretFile: '/home/ann/media.key' },
        turn: { urls: ['stun:a:3478', 'turns:b:5349?transport=tcp'], secret: 'shared' },
      },
      mail: { url: 'smtps://ann:secret@mail.example.cn', from: 'reports@example.cn' },
      publicAddress: 'https://service.example.cn',
    });
  });

  test.each([
    [{ PORT: '80a' }, 'PORT is "80a", which is no port.'],
    [{ PORT: '65536' }, 'PORT is "65536", which is no port.'],
    [{ PORT: '-1' }, 'PORT is "-1", which is no port.'],
    [{ PORT: '1e3' }, 'PORT is "1e3", which is no port.'],
    [{ DATABASE_URL: 'mysql://db' }, 'DATABASE_URL is no PostgreSQL address.'],
    [{ DATABASE_URL: 'db:5432' }, 'DATABASE_URL is no PostgreSQL address.'],
    [{ LOG_LEVEL: 'loud' }, 'LOG_LEVEL is "loud", which is no level.'],
    [{ TONGLI_TLS_CERT: 'a.pem' }, 'TONGLI_TLS_CERT is set without TONGLI_TLS_KEY.'],
    [{ TONGLI_TLS_KEY: 'a.pem' }, 'TONGLI_TLS_KEY is set without TONGLI_TLS_CERT.'],
    [{ TONGLI_TRUSTED_PROXY: 'all' }, 'TONGLI_TRUSTED_PROXY holds "all", which is neither address nor network.'],
    [
      { TONGLI_TRUSTED_PROXY: '10.0.0.0/33' },
      'TONGLI_TRUSTED_PROXY holds "10.0.0.0/33", which is neither address nor network.',
    ],
    [{ TONGLI_MEDIA_CONTROL: '8430' }, 'TONGLI_MEDIA_CONTROL is "8430", which is no address with a port.'],
    [{ TONGLI_TURN_URLS: 'turn.a' }, 'TONGLI_TURN_URLS holds "turn.a", which is no address of such a server.'],
    [{ TONGLI_SMTP_URL: 'smtp://mail' }, 'TONGLI_SMTP_URL is set without TONGLI_MAIL_FROM.'],
    [{ TONGLI_SMTP_URL: 'mail:25', TONGLI_MAIL_FROM: 'a@b' }, 'TONGLI_SMTP_URL is no address of a mail server.'],
    [{ TONGLI_SMTP_URL: 'smtp://mail', TONGLI_MAIL_FROM: 'ann' }, 'TONGLI_MAIL_FROM is "ann", which is no address.'],
    [{ TONGLI_PUBLIC_ADDRESS: 'tongli' }, 'TONGLI_PUBLIC_ADDRESS is "tongli", which is no address of a site.'],
    [
      { TONGLI_PUBLIC_ADDRESS: 'https://a.cn/b' },
      'TONGLI_PUBLIC_ADDRESS is "https://a.cn/b", which is no address of a site.',
    ],
    [{ TONGLI_DATE: 'data' }, 'TONGLI_DATE is no setting of this release.'],
  ])('%j is refused with a remedy', (environment, sentence) => {
    expect(() => readSettings(environment, '/')).toThrow(
      expect.objectContaining({ name: 'StartRefusal', message: sentence, remedy: expect.stringMatching(/\.$/) }),
    );
    expect(() => readSettings(environment, '/')).toThrow(StartRefusal);
  });

  test.each<[string, boolean]>([
    ['127.0.0.1', true],
    ['127.8.9.10', true],
    ['localhost', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['::', false],
    ['127.example.org', false],
    ['192.168.1.2', false],
  ])('%s is loopback: %s', (host, expected) => {
    expect(isLoopback(host)).toBe(expected);
  });
});
