import { expect, test } from 'vitest';
import { channelOf } from './channel.ts';

test.each([
  [{ channel: 'chat', means: null }, 'chat'],
  [{ channel: 'form', means: null }, 'chat'],
  [{ channel: 'voice', means: null }, 'phone'],
  [{ channel: 'callback', means: null }, 'phone'],
  [{ channel: 'logged', means: 'letter' }, 'letter'],
  [{ channel: 'logged', means: 'in-person' }, 'counter'],
  [{ channel: 'logged', means: 'message' }, 'chat'],
] as const)('a complaint made in %j came by %s', (contact, channel) => {
  expect(channelOf(contact)).toBe(channel);
});
