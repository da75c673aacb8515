import { expect, test } from 'vitest';
import en from '../catalogue.en.json' with { type: 'json' };
import zh from '../catalogue.zh-CN.json' with { type: 'json' };

/** What `@tongli/routing` gives as the rule of an offer, and as why nobody gets a contact. */
const rules = ['preferred', 'only', 'earlier-opening', 'level', 'in-hand', 'occupancy', 'idle', 'id'];
const whys = ['no-such-queue', 'waits-for-preferred', 'no-one-signed-in', 'no-one-able', 'all-busy', 'overflow'];

test('everything that decides on a contact is said in words', () => {
  for (const words of [zh.contacts.rule, en.contacts.rule])
    expect(Object.keys(words).toSorted()).toEqual([...rules, ...whys].toSorted());
});
