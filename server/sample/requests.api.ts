import { listRequests } from '@tongli/contracts/requests';
import { expect, test } from 'vitest';
import { openWorld } from '../test/world.ts';
import { addSampleRequests } from './requests.ts';

test('the sample centre has requests of every kind, some of them open', async () => {
  const world = await openWorld();
  try {
    await addSampleRequests(world.house.floor, await world.now());
    const list = (query: Record<string, string>) =>
      world.request('chenjing', listRequests, { query: { ...query, count: 'true', limit: '1' } });
    expect((await list({})).reply.total).toBe(47);
    expect((await list({ 'filter[state][eq]': 'open' })).reply.total).toBeLessThan(30);
    expect((await list({ 'filter[adoption][in]': 'adopted,not-adopted' })).reply.total).toBe(3);
  } finally {
    await world.close();
  }
}, 60_000);
