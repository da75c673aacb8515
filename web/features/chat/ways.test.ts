import type { PublicQueue } from '@tongli/contracts/contacts';
import { expect, test } from 'vitest';
import { waysOf } from './ways.ts';

const queue = (more: Partial<PublicQueue>) =>
  ({
    channels: ['chat', 'callback', 'form'],
    open: true,
    full: false,
    callback: true,
    voice: false,
    voicemail: false,
    ...more,
  }) as PublicQueue;

test.each([
  [{}, ['chat', 'callback', 'form']],
  [{ open: false }, ['callback', 'form']],
  [{ full: true }, ['callback', 'form']],
  [{ open: false, callback: false }, ['form']],
  [{ channels: ['chat'], open: false }, []],
  [{ voice: true, voicemail: true }, ['chat', 'voice', 'callback', 'form']],
  [{ voice: true, voicemail: true, full: true }, ['callback', 'voicemail', 'form']],
] as const)('%j offers %j', (more, ways) => {
  expect(waysOf(queue(more as Partial<PublicQueue>))).toEqual(ways);
});
