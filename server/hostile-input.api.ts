import { randomUUID } from 'node:crypto';
import { listComplaints, lodgeForCustomer } from '@tongli/contracts/complaints';
import { uploadTable } from '@tongli/contracts/imports';
import { type Endpoint, nothing, type Problem } from '@tongli/contracts/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { permissionsFor } from './modules/access/index.ts';
import { fieldErrors } from './platform/http/problem.ts';
import { calendarId, personNamed } from './sample/people.ts';
import { type Answer, openWorld, type World } from './test/world.ts';
import { operations } from './wiring.ts';

const deep = (depth: number): unknown => (depth === 0 ? 'deep' : [deep(depth - 1)]);

/** What no form sends, and what somebody will. */
const hostileTexts = [
  ...[
    '',
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '\u202e',
    '😀'.repeat(60),
    'x'.repeat(20_000),
    "'; drop schema work --",
    '%',
    '\\',
  ],
  ...[
    '*',
    '__proto__',
    'constructor',
    '-1',
    '1e308',
    'NaN',
    'true',
    'null',
    '9007199254740993',
    '99999999999999999999',
  ],
  ...[
    '0000-01-01',
    '9999-12-31',
    '275760-09-13',
    '2026-02-30',
    '0000-01-01T00:00:00Z',
    '9999-12-31T23:59:59.999999-23:59',
  ],
  ...['infinity', '00000000-0000-0000-0000-000000000000', 'WyItYXQiLCJcdTAwMDAiLCJhIl0'],
];
const hostileValues = [
  ...hostileTexts,
  ...[1e308, -1, -0, 0, 0.5, 2 ** 53, 2 ** 31, null, true, [], {}, deep(500), { constructor: { prototype: 1 } }],
  Array.from({ length: 20_000 }, () => 0),
];

const hostileFiles = [
  '',
  '\0',
  '\ufeff',
  'a,b\n"c',
  `${'x,'.repeat(5_000)}\n1`,
  'Complaint ID,Date received\n\0,0000-01-01\n'.repeat(50),
  '{"a":',
  '%PDF-1.7',
  'PK\x03\x04',
].map((text) => Buffer.from(text, 'latin1'));

interface Shape {
  readonly type?: string;
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly items?: Shape;
  readonly minItems?: number;
  readonly minimum?: number;
  readonly minLength?: number;
}

const texts: Readonly<Record<string, string>> = {
  uuid: personNamed('liwei').id,
  date: '2026-03-20',
  'date-time': '2026-03-20T01:00:00Z',
  email: 'ann@example.com',
};

/** Something that its schema accepts. */
function sample(shape: Shape): unknown {
  const [first] = shape.anyOf ?? shape.oneOf ?? [];
  if (first) return sample(first);
  if (shape.const !== undefined) return shape.const;
  if (shape.enum) return shape.enum[0];
  if (shape.type === 'object')
    return Object.fromEntries(Object.entries(shape.properties ?? {}).map(([key, inner]) => [key, sample(inner)]));
  if (shape.type === 'array') return Array.from({ length: shape.minItems ?? 1 }, () => sample(shape.items ?? {}));
  if (shape.type === 'boolean') return false;
  if (shape.type === 'integer' || shape.type === 'number') return Math.max(shape.minimum ?? 1, 1);
  if (shape.pattern?.includes('0-9 -')) return '13800138000';
  return texts[shape.format ?? ''] ?? 'broadband'.padEnd(shape.minLength ?? 0, '-');
}

/** `value` with each of its parts in turn replaced. */
function* withEachPart(value: unknown, other: unknown): Generator<unknown> {
  yield other;
  if (Array.isArray(value) && value.length > 0) {
    yield [...value, ...value];
    for (const part of withEachPart(value[0], other)) yield [part, ...value.slice(1)];
  }
  if (typeof value === 'object' && !Array.isArray(value))
    for (const [key, inner] of Object.entries(value ?? {}))
      for (const part of withEachPart(inner, other)) yield { ...value, [key]: part };
}

let world: World;
let ids: Readonly<Record<string, string>>;
beforeAll(async () => {
  world = await openWorld();
  const body = sample(z.toJSONSchema(lodgeForCustomer.body, { io: 'input' }) as Shape) as never;
  const lodging = { ...(body as object), product: 'broadband', area: 'east' } as never;
  const { reply: lodged } = await world.request('luping', lodgeForCustomer, { body: lodging });
  const upload = Buffer.from('Complaint ID,Date received\n1,2026-02-01\n');
  const query = { importable: 'complaints.ledger', fileName: 'a.csv' };
  const { reply: ledger } = await world.request('luping', uploadTable, { query, upload });
  ids = { complaints: lodged.id, imports: ledger.id, calendars: calendarId };
});
afterAll(() => world.close());

/** Between them they may nearly everything. */
const persons = ['luping', 'admin', 'hanmei', 'wangfang', 'liwei'].map(personNamed);

/** Somebody who may, where anybody does. */
function asWhom({ need }: Endpoint): string | null {
  if (need === 'public') return null;
  return persons.find(({ roles }) => permissionsFor(roles).has(need))?.username ?? 'luping';
}

/** The names that a problem says are allowed. */
async function allowed(endpoint: Endpoint, key: string): Promise<string[]> {
  const { problem } = await world.request(asWhom(endpoint), endpoint, { query: { [key]: '' } });
  const names = problem.errors?.find(({ params }) => 'allowed' in params)?.params.allowed ?? '';
  return names === '' ? [] : String(names).split(', ');
}

async function queryKeysOf(endpoint: Endpoint): Promise<string[]> {
  const keys = ['sort', 'cursor', 'limit', 'from', 'to', 'product', 'fileName', 'after', '__proto__'];
  for (const field of await allowed(endpoint, 'filter[none][eq]'))
    for (const comparison of await allowed(endpoint, `filter[${field}][none]`))
      keys.push(`filter[${field}][${comparison}]`);
  return keys;
}

interface Request {
  readonly params: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly upload?: Buffer;
  /** The hostile part of the body. */
  readonly hostile?: unknown;
}

async function* requestsTo(endpoint: Endpoint): AsyncGenerator<Request> {
  const id = ids[endpoint.path.split('/')[1] ?? ''] ?? personNamed('sunhao').id;
  const params = { id, step: 'understand', token: 'x' };
  const given = endpoint.upload ? { upload: Buffer.from('a') } : usualBody(endpoint);
  for (const name of endpoint.path.matchAll(/:(\w+)/g))
    for (const text of hostileTexts)
      yield { params: { ...params, [name[1] ?? '']: text.slice(0, 90).toWellFormed() }, ...given };
  if ('body' in given)
    for (const other of hostileValues)
      for (const body of withEachPart(given.body, other)) yield { params, body, hostile: other };
  if (endpoint.upload) for (const upload of hostileFiles) yield { params, query: { fileName: 'a.csv' }, upload };
  if (endpoint.query === nothing) return;
  for (const key of await queryKeysOf(endpoint))
    for (const text of hostileTexts) yield { params, query: { [key]: text.slice(0, 900).toWellFormed() }, ...given };
}

const usualBody = ({ method, body }: Endpoint) =>
  method === 'GET' ? {} : { body: sample(z.toJSONSchema(body, { io: 'input' }) as Shape) };

/** What the contract says against a request: which rule of which field, whatever the value; null when it takes it. */
function objection(endpoint: Endpoint, { params, query = {}, body = {} }: Request): string | null {
  const named = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, params[name] ?? '']);
  const errors = [
    ...errorsIn('params', endpoint.params, Object.fromEntries(named)),
    ...errorsIn('query', endpoint.query, query),
    // An empty text is no body.
    ...errorsIn('body', endpoint.body, body === '' ? {} : JSON.parse(JSON.stringify(body))),
  ];
  const said = new Set(errors.map(({ field, code }) => `${field.replace(/\.\d+/g, '.#')} ${code}`));
  return said.size === 0 ? null : [...said].toSorted().join('; ');
}

function errorsIn(place: 'params' | 'query' | 'body', schema: z.ZodType, value: unknown) {
  const { error } = schema.safeParse(value);
  return error ? fieldErrors(place, error) : [];
}

/**
 * All that the contract takes is sent. What it refuses never reaches a handler and is answered by the one who answers for
 * all: there it is enough that the contract itself survives each value, and that each of its objections is sent once.
 */
async function* worthSending(endpoint: Endpoint): AsyncGenerator<[Request, string | null]> {
  const seen = new Set<string>();
  for await (const request of requestsTo(endpoint)) {
    const said = objection(endpoint, request);
    if (said !== null && seen.has(said)) continue;
    if (said !== null) seen.add(said);
    yield [request, said];
  }
}

/** With the field named, unless something else stood in the way before the input was read. */
const isRefused = (status: number, { errors = [] }: Problem) =>
  status === 422 ? errors.length > 0 && errors.every(({ field }) => field !== '') : status >= 400;

/** Of a record that is not there the body is not read: after so many such answers each value is sent once, not once a field. */
const oftenMissing = 10;

/** The requests to an endpoint with what became of them. */
async function* answered(endpoint: Endpoint): AsyncGenerator<[Request, string | null, Answer<unknown>]> {
  const sent = new Set<unknown>();
  let [taken, missing] = [0, 0];
  for await (const [input, said] of worthSending(endpoint)) {
    const readsBody = 'hostile' in input && said === null;
    if (readsBody && taken >= oftenMissing && missing === taken && sent.has(input.hostile)) continue;
    if (readsBody) sent.add(input.hostile);
    // What a repeated request gets is tested where it is made: one of many is enough to see that the key is no danger here.
    const key = taken % 10 === 0 ? { idempotencyKey: randomUUID() } : {};
    const answer = await world.request(asWhom(endpoint), endpoint, { ...input, ...key } as never);
    if (readsBody) [taken, missing] = [taken + 1, missing + Number(answer.status === 404)];
    yield [input, said, answer];
  }
}

// Signing out would end what the others need.
const walked = operations.map(({ endpoint }) => endpoint).filter(({ id }) => id !== 'access.sign-out');

test.each(walked.map((endpoint) => [endpoint.id, endpoint] as const))(
  '%s answers whatever it gets',
  async (_, endpoint) => {
    const failures: unknown[] = [];
    for await (const [input, said, { status, problem }] of answered(endpoint)) {
      if (status >= 500 || (said !== null && !isRefused(status, problem)))
        failures.push([status, problem.code, JSON.stringify(input).slice(0, 300)]);
    }
    expect(failures).toEqual([]);
  },
  120_000,
);

test('and it still works afterwards', async () => {
  expect((await world.request('luping', listComplaints)).status).toBe(200);
});
