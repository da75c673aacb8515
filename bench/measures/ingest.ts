import { setTimeout } from 'node:timers/promises';
import { contactClosed } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import pino from 'pino';
import { type House, openHouse } from '../../server/house.ts';
import { appendAll, type Happening } from '../../server/platform/events/append.ts';
import { readMasterKey } from '../../server/platform/personal/master-key.ts';
import { inSystemCall } from '../../server/platform/system-call.ts';
import { beside, type Measurement, quantile } from '../measurement.ts';
import { makeInstallation, openDatabaseOf } from '../platform/installation.ts';

const facts = Number(process.env.TONGLI_BENCH_FACTS ?? 50_000);
const perTransaction = 500;
const agents = 1_200;
const queues = 200;
const perSecondBound = 5_000;
const freshMs = 5_000;
const probes = 100;

const idAt = (kind: number, number: number) => `0192b000-000${kind}-7000-8000-${String(number).padStart(12, '0')}`;

/** A contact of a busy quarter of an hour: answered, of one of two hundred queues by one of twelve hundred agents. */
function closing(number: number, projectId: string, at: Date): Happening<typeof contactClosed> {
  const agent = (number * 48_271) % agents;
  const [agentId, unitId, queueId] = [idAt(1, agent), idAt(4, agent % 40), idAt(2, (agent * 7) % queues)];
  const times = {
    waitMs: (number * 7_919) % 40_000,
    talkMs: 180_000,
    holdMs: 5_000,
    wrapUpMs: 30_000,
    offers: 1,
    ringMs: 3_000,
  };
  const rules = { transferred: number % 13 === 0, withinSeconds: 20, shortSeconds: 5 };
  const enteredAt = new Date(at.getTime() - ((number * 31) % 900) * 1_000).toISOString();
  return {
    definition: contactClosed,
    subjectId: idAt(5, number),
    payload: contactClosed.payload.parse({
      ...{ number: `CT-${number}`, channel: 'voice', state: 'closed', held: false, cause: 'finishWrapUp' },
      ...{
        projectId,
        unitId,
        queueId,
        customerId: null,
        agentId,
        fromAgentId: agentId,
        outcome: 'answered',
        version: 9,
      },
      ...{ queuedAt: enteredAt, slots: [] },
      stays: [{ ...times, ...rules, queueId, agentId, unitId, outcome: 'answered', enteredAt }],
    }),
  };
}

export async function appendContacts(house: House, first: number, count: number): Promise<void> {
  for (let from = first; from < first + count; from += perTransaction)
    await inSystemCall(house.floor, 'bench', async (call) => {
      const { rows } = await sql<{ id: string }>`select id from org.project order by id limit 1`.execute(call.tx);
      const until = Math.min(from + perTransaction, first + count);
      const numbers = Array.from({ length: until - from }, (_, place) => from + place);
      await appendAll(
        call,
        numbers.map((number) => closing(number, rows[0]?.id ?? '', call.now)),
      );
    });
}

const counted = async ({ floor }: House): Promise<number> => {
  const { rows } = await sql<{ sum: number | null }>`
    select sum(sum)::float8 as sum from measures.day_sum where cut = 'place' and key = '' and measure = 'contacts'`.execute(
    floor.db,
  );
  return rows[0]?.sum ?? 0;
};

/** How long after its commit a fact stands in what pages read, while others come at a steady pace. */
async function freshnessOf(house: House, before: number): Promise<number[]> {
  const times: number[] = [];
  let expected = before;
  for (let probe = 0; probe < probes; probe += 1) {
    await appendContacts(house, expected, 50);
    const began = performance.now();
    expected += 50;
    while ((await counted(house)) < expected) await setTimeout(5);
    times.push(performance.now() - began);
    await setTimeout(100);
  }
  return times;
}

/** Facts a second from the log into cells and sums, and milliseconds until one is seen. */
export async function* measureIngest(): AsyncGenerator<Measurement> {
  const installation = await makeInstallation();
  const database = await openDatabaseOf(installation);
  const house = await openHouse({
    databaseUrl: database.url,
    masterKey: await readMasterKey(`${installation.path}/keys/master.key`, database.url),
    logger: pino({ level: 'warn' }),
    clock: { mode: 'real', at: new Date() },
    secureCookies: false,
    blobFolder: `${installation.path}/files`,
  });
  try {
    await appendContacts(house, 0, perTransaction);
    await house.settle();
    await appendContacts(house, perTransaction, facts);
    const began = performance.now();
    await house.settle();
    const seconds = (performance.now() - began) / 1_000;
    const standing = await counted(house);
    if (standing !== facts + perTransaction) throw new Error(`${standing} counted of ${facts + perTransaction}`);
    yield beside(
      { name: 'measures.ingest_per_second', value: facts / seconds, unit: 'facts/s' },
      'bound',
      perSecondBound,
    );
    house.startPulses();
    const times = await freshnessOf(house, standing);
    yield beside({ name: 'measures.freshness_p99_ms', value: quantile(times, 0.99), unit: 'ms' }, 'bound', freshMs);
  } finally {
    await house.close();
    await database.stop();
    installation.remove();
  }
}
