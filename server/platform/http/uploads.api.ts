import { once } from 'node:events';
import { Agent, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { bytes, openParcels, type Parcels } from '../../test/parcels.ts';

let parcels: Parcels;
beforeAll(async () => {
  parcels = await openParcels();
});
beforeEach(() => parcels.clear());
afterAll(() => parcels.close());

describe('an upload that is answered before it has been read', () => {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  beforeAll(() => parcels.app.listen({ host: '127.0.0.1', port: 0 }));
  afterAll(() => agent.destroy());

  /** More than the buffers of a connection hold, so that it ends only if the server reads on. */
  async function sendAll(path: string, cookie: string): Promise<number | undefined> {
    const { port } = parcels.app.server.address() as AddressInfo;
    const sent = request({ agent, host: '127.0.0.1', port, path, method: 'POST', headers: { ...bytes, cookie } });
    const answered = once(sent, 'response');
    sent.end(Buffer.alloc(30_000_000));
    const [[response]] = await Promise.all([answered, once(sent, 'finish')]);
    await once(response.resume(), 'end');
    return response.statusCode;
  }

  test.each([
    ['by its handler, which keeps a hold on it', '/api/v1/glances', 'tongli_session=ann', 422],
    ['before its handler', '/api/v1/glances', 'tongli_session=guest', 403],
    ['once it is read', '/api/v1/scales', 'tongli_session=ann', 200],
  ])('%s is read to its end', async (_, path, cookie, status) => {
    expect(await sendAll(path, cookie)).toBe(status);
  });
});
