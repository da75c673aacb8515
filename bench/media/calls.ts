import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ProcessLoad } from '@tongli/contracts/voice';
import { startMedia } from '../../media/fixtures/process.ts';
import { readSecret } from '../../server/platform/voice/index.ts';
import { beside, type Measurement, quantile } from '../measurement.ts';
import { startChild } from '../platform/child.ts';

const calls = 10;
const listenMs = 5_000;
/** Of a call: both of two speak fifty times a second. */
const packetsPerSecond = 100;
/** What a core is planned to carry. */
const planned = 20;

/**
 * Recorded calls of two that one core carries, by the processor time of ten; milliseconds from a packet's sending to its arrival at
 * the other ear, beside two who are connected with nothing between them in the same run.
 */
export async function* measureCalls(): AsyncGenerator<Measurement> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-media-'));
  const media = await startMedia(folder);
  const callers = startChild(fileURLToPath(new URL('callers.ts', import.meta.url)));
  try {
    const secret = await readSecret(join(folder, 'keys', 'media.key'));
    await callers.ask('direct');
    const direct = await callers.ask<number[]>('listen', listenMs);
    await callers.ask('hangUp');
    await callers.ask('open', { port: media.port, secret });
    await callers.ask('call', calls);
    await callers.ask('listen', 1_000);
    const before = await callers.ask<ProcessLoad>('load');
    const delays = await callers.ask<number[]>('listen', listenMs);
    const after = await callers.ask<ProcessLoad>('load');
    const packets = after.packetsReceived - before.packetsReceived;
    const microseconds = ((after.cpuMs - before.cpuMs) * 1_000) / packets;
    // By what a packet costs, so that callers who came to speak too little do not flatter it.
    const perCore = 1e6 / (microseconds * packetsPerSecond);
    yield beside({ name: 'media.calls_per_core', value: perCore, unit: 'calls' }, 'plan', planned);
    yield { name: 'media.microseconds_per_packet', value: microseconds, unit: 'µs' };
    yield { name: 'media.resident_megabytes', value: after.residentBytes / 1e6, unit: 'MB' };
    for (const [name, part] of [
      ['p50', 0.5],
      ['p99', 0.99],
    ] as const) {
      const row = { name: `media.relay_${name}_ms`, value: quantile(delays, part), unit: 'ms' };
      yield beside(row, 'no relay', quantile(direct, part));
    }
    yield { name: 'media.packets_arrived_share', value: delays.length / packets, unit: '' };
  } finally {
    await callers.end();
    await media.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
