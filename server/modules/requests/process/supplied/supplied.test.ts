import { requestKinds, validateDefinition } from '@tongli/contracts/requests';
import { expect, test } from 'vitest';
import { complaintDefinition } from './complaint.ts';
import { suppliedDefinitions } from './index.ts';

const all = { ...suppliedDefinitions, complaint: complaintDefinition };

test.each(Object.entries(all))('%s can be published where there are no posts yet', (_, definition) => {
  expect(validateDefinition(definition, { posts: new Set(), calendars: new Set(['service']) })).toEqual([]);
});

test('every kind of case has a process', () => {
  expect(new Set(Object.values(all).map(({ kind }) => kind))).toEqual(new Set(requestKinds));
});
