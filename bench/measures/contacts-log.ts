import { contactClosed } from '@tongli/contracts/contacts';
import { sql } from 'kysely';
import pino from 'pino';
import { type House, openHouse } from '../../server/house.ts';
import { appendAll, type Happening } from '../../server/platform/events/append.ts';
import { readMasterKey } from '../../server/platform/personal/master-key.ts';
import { inSystemCall } from '../../server/platform/system-call.ts';

const perTransaction = 500;
const agents = 1_200;
const queues = 200;

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

/** The product on this database, in this process. */
export const openHouseOn = async (url: string, folder: string): Promise<House> =>
  openHouse({
    databaseUrl: url,
    masterKey: await readMasterKey(`${folder}/keys/master.key`, url),
    logger: pino({ level: 'warn' }),
    clock: { mode: 'real', at: new Date() },
    secureCookies: false,
    blobFolder: `${folder}/files`,
  });
