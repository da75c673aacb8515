import { expect, test } from 'vitest';
import { searchFor } from './searches.ts';

test.each([
  [searchFor('open', {}), { 'filter[state][ne]': 'closed' }],
  [
    searchFor('breached', { unitId: null }),
    { 'filter[state][ne]': 'closed', 'filter[unitId][null]': 'true', 'filter[standing][eq]': 'breached' },
  ],
  [
    searchFor('dueToday', { ownerId: 'me', state: 'lodged' }),
    { 'filter[state][in]': 'lodged', 'filter[ownerId][eq]': 'me', 'filter[dueToday][eq]': 'true' },
  ],
  [searchFor('unassigned', { state: 'lodged' }), { 'filter[state][in]': 'lodged', 'filter[ownerId][null]': 'true' }],
])('a number opens what it counts', (search, filters) => {
  expect(search).toEqual(filters);
});
