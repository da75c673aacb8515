import type { ImportRun } from '@tongli/contracts/imports';
import { expect, test } from 'vitest';
import { samplePassword } from '../../../sample/organisation.ts';
import { consumerQuarter, hasRealLedgers, readLedger } from '../../../test/real-ledgers.ts';
import { foundInstallation, makeDataFolder, startServer } from '../../../test/server-process.ts';

const rows = 28_156;

/** Asks a server process until it answers; what it says is JSON. */
async function ask<T>(
  address: string,
  cookie: string,
  method: string,
  path: string,
  body?: string | Uint8Array<ArrayBuffer>,
): Promise<T> {
  const type = path.startsWith('/imports?') ? 'application/octet-stream' : 'application/json';
  const headers = { cookie, ...(body === undefined ? {} : { 'content-type': type }) };
  const response = await fetch(`${address}/api/v1${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body }),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
  return (await response.json()) as T;
}

async function signIn(address: string): Promise<string> {
  const response = await fetch(`${address}/api/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'chenjing', password: samplePassword }),
  });
  return (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '';
}

test.runIf(hasRealLedgers)(
  'a ledger goes on after kill -9 amid its check and amid its rows, and comes in once',
  async () => {
    const folder = makeDataFolder();
    await foundInstallation(folder.path);
    const start = async () => {
      const server = startServer({ TONGLI_DATA: folder.path });
      return { server, address: await server.ready() };
    };
    let { server, address } = await start();
    const cookie = await signIn(address);
    const get = (id: string) => ask<ImportRun>(address, cookie, 'GET', `/imports/${id}`);
    /** Looked at as a page that is reloaded does. */
    const until = async (id: string, reached: (run: ImportRun) => boolean): Promise<ImportRun> => {
      for (;;) {
        const run = await get(id);
        if (reached(run)) return run;
      }
    };
    const kill = async () => {
      server.child.kill('SIGKILL');
      await server.ended;
      ({ server, address } = await start());
    };
    const query = `/imports?importable=complaints.ledger&fileName=${consumerQuarter}`;
    const upload = await ask<ImportRun>(address, cookie, 'POST', query, new Uint8Array(readLedger(consumerQuarter)));
    const { id, mapping } = upload;
    await ask(address, cookie, 'POST', `/imports/${id}/check`, JSON.stringify({ mapping }));
    await until(id, ({ done }) => done > 0);
    await kill();
    expect(await until(id, ({ state }) => state === 'checked')).toMatchObject({
      rows,
      added: rows,
      wrong: 0,
      skipped: 0,
    });
    await ask(address, cookie, 'POST', `/imports/${id}/start`, '{}');
    await until(id, ({ done }) => done > 0);
    await kill();
    expect(await until(id, ({ state }) => state !== 'running')).toMatchObject({
      state: 'complete',
      added: rows,
      unchanged: 0,
    });
    await ask(address, cookie, 'POST', `/imports/${id}/undo`, '{}');
    await kill();
    expect(await until(id, ({ state }) => state !== 'undoing')).toMatchObject({ state: 'undone' });
    const left = await ask<{ items: unknown[] }>(address, cookie, 'GET', `/complaints?filter[importId][eq]=${id}`);
    expect(left.items).toEqual([]);
    server.child.kill('SIGTERM');
    await server.ended;
    folder.remove();
  },
  600_000,
);
