import { beside, type Measurement, quantile } from '../measurement.ts';
import { signIn } from '../platform/centre.ts';

const rounds = 3;
const boundMs = 5_000;

interface Known {
  readonly processes: readonly { readonly id: string; readonly kind: string }[];
}

/** What whoever owns a process waits for: the map of each, over all its requests of ninety days. */
export async function* mapsDrawn(address: string): AsyncGenerator<Measurement> {
  const headers = { cookie: await signIn(address, 'chenjing') };
  const read = async <Reply>(path: string): Promise<Reply> => {
    const response = await fetch(`${address}/api/v1/${path}`, { headers });
    if (response.status !== 200) throw new Error(`refused: ${response.status} ${path} ${await response.text()}`);
    return (await response.json()) as Reply;
  };
  const { processes } = await read<Known>('service-processes');
  const [times, cases]: [number[], number[]] = [[], []];
  for (const { id, kind } of processes.filter((one) => one.kind !== 'complaint')) {
    for (let round = -1; round < rounds; round += 1) {
      const began = performance.now();
      const map = await read<{ cases: number }>(`service-processes/${id}/map`);
      const took = performance.now() - began;
      if (process.env.TONGLI_BENCH_EACH) console.error(Math.round(took), kind, map.cases);
      if (round < 0) continue;
      times.push(took);
      cases.push(map.cases);
    }
  }
  yield beside({ name: 'requests.map_p95_ms', value: quantile(times, 0.95), unit: 'ms' }, 'bound', boundMs);
  yield { name: 'requests.map_cases', value: Math.max(...cases), unit: 'cases' };
}
