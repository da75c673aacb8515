import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { beside, type Measurement } from '../measurement.ts';
import { signIn } from '../platform/centre.ts';
import { startChild } from '../platform/child.ts';
import { makeInstallation, openDatabaseOf } from '../platform/installation.ts';
import { processorSeconds } from '../platform/processor.ts';

const rows = Number(process.env.TONGLI_BENCH_LEDGER ?? 200_000);
/** A million rows in five minutes. */
const boundPerSecond = 1_000_000 / 300;
const looksEveryMs = 1_000;
const house = fileURLToPath(new URL('../platform/house-process.ts', import.meta.url));

/** Ten years of days, ten products, twenty areas. */
function ledger(): Buffer {
  const day = (at: number) => new Date(Date.UTC(2015, 0, 1 + (at % 3_650))).toISOString().slice(0, 10);
  const row = (at: number) => `M-${at},${day(at)},Product ${at % 10},Area ${(at * 7) % 20},Cause ${at % 31}\n`;
  const head = 'Complaint ID,Date received,Product,State,Issue\n';
  return gzipSync(head + Array.from({ length: rows }, (_, at) => row(at)).join(''));
}

interface Run {
  readonly id: string;
  readonly state: string;
  readonly failure: string | null;
  readonly mapping: Record<string, string>;
}

/** From the first byte sent to the last case visible: received, checked and brought in over HTTP, with no wrong row. */
async function importOver(address: string, cookie: string, staged: (stage: string) => Promise<void>): Promise<number> {
  const ask = async (method: string, path: string, body?: Buffer | object): Promise<Run> => {
    const bytes = Buffer.isBuffer(body);
    const response = await fetch(`${address}/api/v1${path}`, {
      method,
      headers: { cookie, 'content-type': bytes ? 'application/octet-stream' : 'application/json' },
      ...(body === undefined ? {} : { body: bytes ? new Uint8Array(body) : JSON.stringify(body) }),
    });
    if (!response.ok) throw new Error(`refused: ${response.status} ${await response.text()}`);
    return (await response.json()) as Run;
  };
  const until = async (id: string, state: string) => {
    for (;;) {
      const run = await ask('GET', `/imports/${id}`);
      if (run.state === state) return;
      if (run.failure) throw new Error(`failed: ${run.failure}`);
      await sleep(looksEveryMs);
    }
  };
  const file = ledger();
  const began = performance.now();
  const { id, mapping } = await ask('POST', '/imports?importable=complaints.ledger&fileName=ledger.csv.gz', file);
  await staged('received');
  await ask('POST', `/imports/${id}/check`, { mapping });
  await until(id, 'checked');
  await staged('checked');
  await ask('POST', `/imports/${id}/start`, {});
  await until(id, 'complete');
  await staged('applied');
  return (performance.now() - began) / 1_000;
}

/** Where the time goes, for whoever asks: seconds, and those of a processor, of each stage. */
function stagesOf(pid: number, url: string): (stage: string) => Promise<void> {
  let before = { at: performance.now(), used: 0 };
  return async (stage) => {
    if (!process.env.TONGLI_BENCH_EACH) return;
    const now = { at: performance.now(), used: (await processorSeconds(pid, url)) ?? Number.NaN };
    console.error(
      stage,
      ((now.at - before.at) / 1_000).toFixed(1),
      's,',
      (now.used - before.used).toFixed(1),
      's of a core',
    );
    before = now;
  };
}

/** A ledger of history by a house that does everything else too. The proof beside the module brings in a million, and looks at memory. */
export async function* measureLedger(): AsyncGenerator<Measurement> {
  const installation = await makeInstallation();
  const database = await openDatabaseOf(installation);
  const server = startChild(house);
  try {
    const address = await server.ask<string>('open', { url: database.url, folder: installation.path, pulses: true });
    const seconds = await importOver(address, await signIn(address, 'chenjing'), stagesOf(server.pid, database.url));
    const rate = { name: 'complaints.import_rows_per_second', value: rows / seconds, unit: 'rows/s' };
    yield beside(rate, 'bound', boundPerSecond);
  } finally {
    await server.end();
    await database.stop();
    installation.remove();
  }
}
