import { expect, test } from 'vitest';
import { iceServersFor } from './ice-servers.ts';

const now = new Date('2026-01-05T01:00:00Z');

test('without servers a browser looks for its way by itself', () => {
  expect(iceServersFor({ urls: [], secret: 'x' }, 'ann', now)).toEqual([]);
});

test('a relay asks for a name that ends in time and its password, which OpenSSL makes the same', () => {
  const urls = ['stun:a:3478', 'turn:b:3478', 'turns:b:5349'];
  // printf '1767618000:ann' | openssl dgst -sha1 -hmac shared -binary | base64
  const credential = 'c3UHUtgYw/mlI10ObyuKehkHfKE=';
  expect(iceServersFor({ urls, secret: 'shared' }, 'ann', now)).toEqual([
    { urls: ['stun:a:3478'] },
    { urls: ['turn:b:3478', 'turns:b:5349'], username: '1767618000:ann', credential },
  ]);
  expect(iceServersFor({ urls: ['turn:b'], secret: null }, 'ann', now)).toEqual([{ urls: ['turn:b'] }]);
});
