import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { readJson } from './json.ts';
import { syntaxFaultAt } from './json-syntax.ts';

const read = (bytes: string | Uint8Array) => readJson('-', Readable.from([Buffer.from(bytes)]));

describe('readJson', () => {
  it('reads UTF-8 with or without byte order mark, and GB18030', async () => {
    expect(await read('{"a":"投诉"}')).toEqual({ a: '投诉' });
    expect(await read('\uFEFF{"a":1}')).toEqual({ a: 1 });
    expect(await read(Buffer.from('7b2261223a22cdb6cbdf227d', 'hex'))).toEqual({ a: '投诉' });
  });

  it.each([
    ['[1,]', 3],
    ['[1 2]', 3],
    ['{"a" 1}', 5],
    ['{"a":1,}', 7],
    ["{'a':1}", 1],
    ['{"a":"b\n"}', 5],
    ['[01]', 2],
    ['{"a":tru}', 5],
    ['[1]]', 3],
    ['[[[', 3],
    ['{} x', 3],
    ['NaN', 0],
    ['["\\x"]', 1],
  ])('finds where %s stops being JSON', (text, position) => {
    expect(() => JSON.parse(text)).toThrow(SyntaxError);
    expect(syntaxFaultAt(text)).toBe(position);
  });

  it('is not stopped by depth', async () => {
    await expect(read('['.repeat(200_000))).rejects.toThrow('is not JSON at line 1, column 200001');
  });
});
