import { expect, test } from 'vitest';
import { placeOf } from './place.ts';

test.each([
  ['/chat', '', { framed: false, project: null, queue: null }],
  ['/chat/hefeng', '?queue=help', { framed: false, project: 'hefeng', queue: 'help' }],
  ['/chat/frame', '', { framed: true, project: null, queue: null }],
  ['/chat/frame/hefeng/', '?lang=en', { framed: true, project: 'hefeng', queue: null }],
])('%s%s', (path, search, place) => {
  expect(placeOf(path, search)).toEqual(place);
});
