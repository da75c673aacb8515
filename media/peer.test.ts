import { expect, test } from 'vitest';
import { saidAsLite, withoutWays, withPublicAddress } from './peer.ts';

test('each way of this machine is named once more by its address outside', () => {
  const sdp = ['a=candidate:1 1 udp 2116026367 10.0.0.5 42000 typ host generation 0', 'a=end-of-candidates', ''].join(
    '\r\n',
  );
  expect(withPublicAddress(sdp, null)).toBe(sdp);
  expect(withPublicAddress(sdp, '203.0.113.7').split('\r\n')).toEqual([
    'a=candidate:1 1 udp 2116026367 10.0.0.5 42000 typ host generation 0',
    'a=candidate:p1 1 udp 2116026367 203.0.113.7 42000 typ host generation 0',
    'a=end-of-candidates',
    '',
  ]);
});

test('what an offer says of the ways to its browser is not looked at', () => {
  const kept = ['v=0', 'm=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=ice-ufrag:x', ''];
  const ways = [
    'a=candidate:1 1 udp 1 10.0.0.1 22 typ host',
    'a=candidate:2 1 udp 1 a.local 22 typ host',
    'a=end-of-candidates',
  ];
  expect(withoutWays([...kept.slice(0, 3), ...ways, ''].join('\r\n'))).toBe(kept.join('\r\n'));
});

test('an answer says ahead of its lines that this side waits', () => {
  const line = ['m=audio 9 UDP/TLS/RTP/SAVPF 111', 'a=mid:0'];
  const answer = ['v=0', 's=-', ...line, 'a=ice-lite', 'a=setup:active', ...line, 'a=ice-lite', ''];
  expect(saidAsLite(answer.join('\r\n')).split('\r\n')).toEqual([
    ...['v=0', 's=-', 'a=ice-lite'],
    ...[...line, 'a=setup:active', ...line, ''],
  ]);
});
