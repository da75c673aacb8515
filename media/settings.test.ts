import { StartRefusal } from '@tongli/server/platform/embedded/refusal';
import { expect, test } from 'vitest';
import { readSettings } from './settings.ts';

test('settings are all optional', () => {
  expect(readSettings({ TONGLI_MEDIA_PORTS: '' }, '/home/ann')).toEqual({
    dataFolder: '/home/ann/data',
    control: { host: '127.0.0.1', port: 8_430, secretFile: '/home/ann/data/keys/media.key' },
    network: { ports: null, publicAddress: null },
    holdMusic: null,
    logLevel: 'warn',
  });
});

test('it stands ten ports beside the server, unless that is none', () => {
  const portOf = (PORT: string) => readSettings({ PORT }, '/').control.port;
  expect(['8500', '65530', '0', '80a'].map(portOf)).toEqual([8_510, 8_430, 8_430, 8_430]);
});

test('settings are taken as given', () => {
  const given = readSettings(
    {
      TONGLI_DATA: '/srv/tongli',
      TONGLI_MEDIA_PORTS: '42000-42999',
      TONGLI_MEDIA_PUBLIC_ADDRESS: '203.0.113.7',
      TONGLI_MEDIA_HOLD_MUSIC: 'music.ogg',
      LOG_LEVEL: 'info',
    },
    '/home/ann',
  );
  expect(given).toMatchObject({
    network: { ports: [42_000, 42_999], publicAddress: '203.0.113.7' },
    holdMusic: '/home/ann/music.ogg',
    logLevel: 'info',
  });
});

test.each(['42000', '42999-42000', '80-90', '1-2-3', 'a-b', '60000-70000'])('ports %s are refused', (ports) => {
  expect(() => readSettings({ TONGLI_MEDIA_PORTS: ports }, '/')).toThrow(StartRefusal);
});
