import type { AddressInfo } from 'node:net';
import { Validator } from '@seriousme/openapi-schema-validator';
import { lodgeInPortal } from '@tongli/contracts/complaints';
import { OpenAPIClientAxios } from 'openapi-client-axios';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startSession } from './modules/access/index.ts';
import { readOperationWords } from './openapi-words.ts';
import { operationIdOf } from './platform/http/openapi/document.ts';
import { personNamed } from './sample/people.ts';
import { openWorld, type World } from './test/world.ts';
import { operations } from './wiring.ts';

const endpoints = operations.map(({ endpoint }) => endpoint);

interface Described {
  'x-operation': string;
  'x-permission': string;
  parameters?: { name: string; in: string; schema: { enum?: string[] } }[];
  security: object[];
  responses: Record<string, unknown>;
}

let world: World;
let document: { openapi: string; paths: Record<string, Record<string, Described>> };
beforeAll(async () => {
  world = await openWorld();
  document = (await world.house.app.inject('/api/openapi.json')).json();
});
afterAll(() => world.close());

const described = (id: string) =>
  Object.values(document.paths)
    .flatMap((item) => Object.values(item))
    .find((operation) => operation['x-operation'] === id)!;

describe('the description of the interface', () => {
  test('is OpenAPI 3.1 to a validator that knows nothing of us', async () => {
    const validator = new Validator();
    expect(await validator.validate(structuredClone(document))).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
  });

  test('has every operation, with what it needs', () => {
    const all = Object.values(document.paths).flatMap((item) => Object.values(item));
    const needs = (ones: { id: string; need: string }[]) => ones.map(({ id, need }) => `${id} ${need}`).toSorted();
    expect(needs(all.map((one) => ({ id: one['x-operation'], need: one['x-permission'] })))).toEqual(needs(endpoints));
    expect(new Set(endpoints.map(({ id }) => operationIdOf(id))).size).toBe(endpoints.length);
  });

  test('says in both languages what each does (server/openapi-words, a file an area)', () => {
    const words = readOperationWords();
    expect(endpoints.map(({ id }) => id).filter((id) => !words[id]?.zh || !words[id]?.en)).toEqual([]);
  });

  test('states filters, sorts, keys of creations, and who is let in', () => {
    const list = described('complaints.list');
    const names = list.parameters?.map(({ name }) => name);
    expect(names).toContain('filter[lodgedOn][gte]');
    expect(names).not.toContain('filter[lodgedOn][ne]');
    const sorts = list.parameters?.find(({ name }) => name === 'sort')?.schema.enum;
    expect(sorts).toEqual([
      'precedence',
      '-precedence',
      'dueAt',
      '-dueAt',
      'lodgedAt',
      '-lodgedAt',
      'number',
      '-number',
    ]);
    expect(described('complaints.lodge').parameters).toContainEqual(
      expect.objectContaining({ name: 'Idempotency-Key', in: 'header' }),
    );
    expect(described('complaints.lodge-in-portal').security).toEqual([]);
    expect(described('complaints.list').security).toEqual([{ session: [] }, { token: [] }]);
    expect(Object.keys(described('complaints.close').responses)).toEqual(
      expect.arrayContaining(['200', '401', '403', '404', '409', '422', '429']),
    );
  });

  test('is sent once to whoever keeps it', async () => {
    const { headers } = await world.house.app.inject('/api/openapi.json');
    const again = { url: '/api/openapi.json', headers: { 'if-none-match': String(headers.etag) } };
    expect(await world.house.app.inject(again)).toMatchObject({ statusCode: 304, body: '' });
  });
});

test('a client made from it lodges a complaint and reads it', async () => {
  await world.house.listen('127.0.0.1', 0);
  const { port } = world.house.app.server.address() as AddressInfo;
  const token = await world.call(null, (call) => startSession(call, personNamed('luping').id));
  const definition = `http://127.0.0.1:${port}/api/openapi.json`;
  const headers = { cookie: `tongli_session=${token}` };
  const client = await new OpenAPIClientAxios({
    definition,
    withServer: { url: `http://127.0.0.1:${port}/api/v1` },
    axiosConfigDefaults: { headers },
  }).init();
  const complaint = {
    customer: { name: '王小明', phone: '13800138000' },
    product: 'broadband',
    area: 'east',
    facts: '约好的时间没有人来',
    demand: '今天装好',
    channel: 'phone',
  };
  const lodge = client[operationIdOf('complaints.lodge')]!;
  const key = { headers: { 'Idempotency-Key': 'one' } };
  const { data: lodged } = await lodge({}, complaint, key);
  expect((await lodge({}, complaint, key)).data.id).toBe(lodged.id);
  const { data: found } = await client[operationIdOf('complaints.list')]!([
    { name: 'filter[number][starts]', value: lodged.number, in: 'query' as never },
  ]);
  expect(found.items).toMatchObject([{ id: lodged.id, number: lodged.number }]);
  const { data: read } = await client[operationIdOf('complaints.get')]!({ id: lodged.id });
  expect(read).toMatchObject({ number: lodged.number, facts: complaint.facts });
  const refused = await client[operationIdOf(lodgeInPortal.id)]!({}, {}).catch((error) => error.response);
  expect([refused.status, refused.data.code]).toEqual([422, 'invalid-input']);
});
