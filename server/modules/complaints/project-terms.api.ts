import * as contract from '@tongli/contracts/complaints';
import { addProject } from '@tongli/contracts/org';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openWorld, type World } from '../../test/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});
afterEach(() => world.close());

const named = (zh: string) => ({ zh, en: zh });
const fibre = { code: 'fibre', name: named('光纤') };

async function secondProject(): Promise<string> {
  const body = { code: 'second', name: named('第二项目') };
  return (await world.request('admin', addProject, { body })).reply.id;
}
const set = (id: string, products: { code: string; name: { zh: string; en: string } }[], as = 'admin') =>
  world.request(as, contract.setProjectTerms, { params: { id }, body: { products, areas: [] } });
const offered = async (projectId: string | null, kind: contract.TermKind) => {
  const { terms } = (await world.request(null, contract.listTerms, { query: projectId ? { projectId } : {} })).reply;
  return contract.termsOf(terms, kind, projectId).map(({ code }) => code);
};
const lodge = (projectId: string, product: string) =>
  world.request(null, contract.lodgeInPortal, {
    body: {
      projectId,
      product,
      area: 'gaoxin',
      facts: 'x',
      demand: 'x',
      customer: { name: '钱先生', phone: '13800001111' },
    },
  });

test('a second project offers its own products, and the areas of the house; the first goes on with those of the house', async () => {
  const [house, areas] = [await offered(null, 'product'), await offered(null, 'area')];
  const second = await secondProject();
  expect(await offered(second, 'product')).toEqual(house);
  expect((await set(second, [fibre])).status).toBe(200);
  expect(await offered(second, 'product')).toEqual(['fibre']);
  expect(await offered(second, 'area')).toEqual(areas);
  const { projects } = (await world.request(null, contract.listPortals)).reply;
  const first = projects.find(({ id }) => id !== second)?.id ?? '';
  expect(await offered(first, 'product')).toEqual(house);
  const told = async (query: { projectId?: string }) =>
    (await world.request(null, contract.listTerms, { query })).reply.terms.map(({ code }) => code);
  expect(await told({ projectId: second })).toContain('fibre');
  expect(await told({ projectId: first })).not.toContain('fibre');
  expect(await told({})).not.toContain('fibre');
  expect((await lodge(second, 'fibre')).status).toBe(200);
  expect((await lodge(first, 'fibre')).problem.code).toBe('unknown-term');
});

test('what is left out is offered no more; with none of its own a project is back at those of the house', async () => {
  const second = await secondProject();
  await set(second, [fibre]);
  expect((await set(second, [{ code: 'satellite', name: named('卫星') }])).status).toBe(200);
  expect(await offered(second, 'product')).toEqual(['satellite']);
  await set(second, []);
  expect(await offered(second, 'product')).toEqual(await offered(null, 'product'));
});

test('a code of the house, or written twice, is refused at its line; agents set nothing', async () => {
  const second = await secondProject();
  const [code = ''] = await offered(null, 'product');
  expect((await set(second, [fibre, { code, name: named('x') }])).problem).toMatchObject({
    code: 'code-taken',
    errors: [{ field: 'body.products.1.code' }],
  });
  expect((await set(second, [fibre, fibre])).problem.code).toBe('code-taken');
  expect((await set(second, [fibre], 'wangfang')).status).toBe(403);
});
