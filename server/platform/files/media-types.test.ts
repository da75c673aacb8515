import { writeOgg } from '@tongli/contracts/sound';
import { expect, test } from 'vitest';
import { mediaTypeOf } from './media-types.ts';

const opus = Buffer.concat([...writeOgg([Buffer.from([0xf8, 0xff, 0xfe])], {})]);

test.each<[string, string, Buffer, string | null]>([
  ['sound in Ogg is that, whatever it is made with', 'greeting.ogg', opus, 'audio/ogg'],
  ['by another name it is nothing', 'greeting.mp3', opus, null],
  ['a name alone is not enough', 'greeting.ogg', Buffer.from('hello'), null],
])('%s', async (_, name, head, expected) => {
  expect(await mediaTypeOf(name, head)).toBe(expected);
});
