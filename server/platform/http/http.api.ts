import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { effects } from '../../test/floor.ts';
import { bytes, json, openParcels, type Parcels, type Sent, send } from '../../test/parcels.ts';

let parcels: Parcels;
beforeAll(async () => {
  parcels = await openParcels();
});
beforeEach(() => parcels.clear());
afterAll(() => parcels.close());

describe('every failure is a problem document', () => {
  test.each<[string, 'GET' | 'POST' | 'PUT' | 'DELETE', string, Sent, number, string]>([
    ['an unknown path', 'GET', '/nothing', {}, 404, 'not-found'],
    ['outside the interface without pages', 'GET', '/api', {}, 404, 'not-found'],
    ['another method', 'PUT', '/parcels', { body: {} }, 405, 'method-not-allowed'],
    ['a broken address', 'GET', '/parcels/%zz', {}, 400, 'malformed'],
    ['JSON that is none', 'POST', '/parcels', { body: '{"number":', headers: json }, 400, 'malformed'],
    ['no JSON at all', 'POST', '/parcels', { body: '', headers: json }, 400, 'malformed'],
    [
      'JSON that reaches for a prototype',
      'POST',
      '/parcels',
      { body: '{"__proto__":{}}', headers: json },
      400,
      'malformed',
    ],
    [
      'a form',
      'POST',
      '/parcels',
      { body: 'number=1', headers: { 'content-type': 'text/plain' } },
      415,
      'unsupported-media-type',
    ],
    ['bytes for JSON', 'POST', '/parcels', { body: 'number=1', headers: bytes }, 415, 'unsupported-media-type'],
    ['JSON for bytes', 'POST', '/scales', { body: {} }, 415, 'unsupported-media-type'],
    ['too much', 'POST', '/parcels', { body: { note: 'x'.repeat(1_000_001) } }, 413, 'payload-too-large'],
    ['a parameter out of shape', 'GET', '/parcels/abc', {}, 422, 'invalid-input'],
    ['a query that nobody asked for', 'GET', '/parcels/1?colour=red', {}, 422, 'invalid-input'],
    ['a body out of shape', 'POST', '/parcels', { body: { number: 1_001 } }, 422, 'invalid-input'],
    ['what the database cannot hold', 'POST', '/parcels', { body: { number: 1, note: 'a\0b' } }, 422, 'invalid-input'],
    ['nobody', 'GET', '/parcels/1', { as: null }, 401, 'not-signed-in'],
    ['an ended session', 'GET', '/parcels/1', { as: 'gone' }, 401, 'not-signed-in'],
    [
      'someone without the permission, before the body is read',
      'POST',
      '/parcels',
      { as: 'guest', body: {} },
      403,
      'forbidden',
    ],
    ['a refusal', 'POST', '/parcels', { body: { number: 1, note: 'too heavy' } }, 409, 'too-heavy'],
    ['a defect', 'DELETE', '/parcels', {}, 500, 'internal'],
    ['a look that writes', 'GET', '/peek', {}, 500, 'internal'],
  ])('%s', async (_, method, path, sent, status, code) => {
    const answer = await send(parcels, method, path, sent);
    expect([answer.status, answer.problem().code, answer.problem().status]).toEqual([status, code, status]);
    expect(answer.headers['content-type']).toMatch('application/problem+json');
    expect(answer.problem().requestId).toBe(answer.headers['x-request-id']);
    expect(answer.response.body).not.toMatch('secret');
    expect(await effects(parcels.floor, 'peek')).toEqual([]);
  });

  test('field, rule and bound are named', async () => {
    const { errors } = (await send(parcels, 'POST', '/parcels', { body: { number: 1_001 } })).problem();
    expect(errors).toEqual([
      { field: 'body.number', code: 'too_big', params: expect.objectContaining({ maximum: 1_000 }) },
    ]);
    const refused = (await send(parcels, 'POST', '/parcels', { body: { number: 1, note: 'too heavy' } })).problem();
    expect(refused.errors).toEqual([{ field: 'body.note', code: 'too-heavy', params: { maximum: 30 } }]);
    expect((await send(parcels, 'PUT', '/parcels', { body: {} })).headers.allow).toBe('POST, DELETE');
    const large = (await send(parcels, 'POST', '/parcels', { body: { note: 'x'.repeat(1_000_001) } })).problem();
    expect(large.params).toEqual({ maximum: 1_000_000 });
  });

  test.each(['55P03', '40P01', '57P01'])('trouble of the moment (%s) asks to come again', async (code) => {
    const answer = await send(parcels, 'POST', '/parcels', { body: { number: 1, note: `trouble ${code}` } });
    expect([answer.status, answer.problem().code, answer.headers['retry-after']]).toEqual([503, 'unavailable', '1']);
    expect(await effects(parcels.floor, 'parcels')).toEqual([]);
  });
});

describe('a browser', () => {
  test.each([
    [{ 'sec-fetch-site': 'cross-site' }, 403],
    [{ origin: 'https://elsewhere.example', host: 'tongli.example' }, 403],
    [{ origin: 'null', host: 'tongli.example' }, 403],
    [{ origin: 'https://tongli.example', host: 'tongli.example', 'sec-fetch-site': 'same-origin' }, 200],
    [{}, 200],
  ])('that says %j', async (headers, status) => {
    expect((await send(parcels, 'POST', '/parcels', { body: { number: 1 }, headers })).status).toBe(status);
  });

  test('is told how to handle what it gets', async () => {
    const { headers } = await send(parcels, 'GET', '/parcels/1');
    expect(headers).toMatchObject({
      'content-security-policy': expect.stringContaining("frame-ancestors 'none'"),
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'permissions-policy': expect.stringContaining('microphone=(self)'),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': 'no-store',
    });
    expect((await send(parcels, 'POST', '/sign-in', { as: null })).headers['set-cookie']).toBe(
      'tongli_session=token; Path=/; HttpOnly; Secure; SameSite=Strict',
    );
  });

  test('gets large replies packed when it can unpack them', async () => {
    const packed = await send(parcels, 'GET', '/parcels/4000', { headers: { 'accept-encoding': 'br, gzip' } });
    expect(packed.headers).toMatchObject({ 'content-encoding': 'gzip', vary: 'accept-encoding' });
    expect(Number(packed.headers['content-length'])).toBe(packed.response.rawPayload.length);
    expect(JSON.parse(gunzipSync(packed.response.rawPayload).toString())).toMatchObject({ number: 4_000 });
    const plain = await send(parcels, 'GET', '/parcels/4000', { headers: { 'accept-encoding': 'gzip;q=0' } });
    expect([plain.headers['content-encoding'], plain.response.json()]).toMatchObject([undefined, { number: 4_000 }]);
    const small = await send(parcels, 'GET', '/parcels/1', { headers: { 'accept-encoding': 'gzip' } });
    expect(small.headers['content-encoding']).toBeUndefined();
  });

  test('uploads as a stream', async () => {
    const answer = await send(parcels, 'POST', '/scales', { body: Buffer.alloc(3_000_000), headers: bytes });
    expect(answer.response.json()).toEqual({ number: 3_000_000 });
  });
});
