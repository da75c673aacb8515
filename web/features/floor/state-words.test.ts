import { systemReasons } from '@tongli/contracts/contacts';
import { expect, test } from 'vitest';
import en from './catalogue.en.json' with { type: 'json' };
import zh from './catalogue.zh-CN.json' with { type: 'json' };

test('every reason that the system gives has words on the board', () => {
  for (const words of [zh.floor.reason, en.floor.reason])
    expect(Object.keys(words).toSorted()).toEqual([...systemReasons].toSorted());
});
