import { fileURLToPath } from 'node:url';
import { beside, type Measurement, quantile } from '../measurement.ts';
import { type Child, startChild } from './child.ts';
import { makeInstallation, openDatabaseOf } from './installation.ts';

const clients = 2_000;
const warmUp = 5;
const rounds = 40;
const fileOf = (name: string) => fileURLToPath(new URL(name, import.meta.url));

/** Milliseconds from each change to its arrival at each client, one change after the other. */
async function delays(server: Child, crowd: Child, act: 'commit' | 'broadcast', address: string): Promise<number[]> {
  await crowd.ask('open', { address, count: clients, watches: act === 'commit' });
  const all: number[] = [];
  for (let number = 0; number < warmUp + rounds; number += 1) {
    const at = await server.ask<number>(act, number);
    const arrivals = await crowd.ask<number[]>('arrivals', number);
    if (number >= warmUp) all.push(...arrivals.map((arrival) => arrival - at));
  }
  await crowd.ask('close');
  return all;
}

/**
 * Two thousand people who watch the same: milliseconds from commit to receipt, through the sealed log, with durable
 * commits; beside a loop in the same process that sends the same bytes to as many sockets and knows of no database.
 */
export async function* measureFanOut(): AsyncGenerator<Measurement> {
  const installation = await makeInstallation();
  const database = await openDatabaseOf(installation);
  const server = startChild(fileOf('fan-out-process.ts'));
  const crowd = startChild(fileOf('fan-out-clients.ts'));
  try {
    const opening = { url: database.url, folder: `${installation.path}/files` };
    const { product, plain } = await server.ask<{ product: string; plain: string }>('open', opening);
    const ours = await delays(server, crowd, 'commit', product);
    const bound = await delays(server, crowd, 'broadcast', plain);
    for (const [name, share] of [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const) {
      const row = { name: `platform.fan_out_2000_${name}_ms`, value: quantile(ours, share), unit: 'ms' };
      yield beside(row, 'ws broadcast', quantile(bound, share));
    }
  } finally {
    await crowd.end();
    await server.end();
    await database.stop();
    installation.remove();
  }
}
