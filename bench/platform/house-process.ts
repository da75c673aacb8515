// A process of its own that serves the house, as server/main.ts does, and can say what it asks of its database.
import { complaintLodged } from '@tongli/contracts/complaints';
import { sql } from 'kysely';
import pg from 'pg';
import pino from 'pino';
import { type House, openHouse } from '../../server/house.ts';
import { type Flow, flow, on } from '../../server/platform/events/flow.ts';
import { readMasterKey } from '../../server/platform/personal/master-key.ts';
import { flows } from '../../server/wiring.ts';
import { answerQuestions } from './child.ts';
import { recordStatements, type Statement, transcriptOf } from './transcript.ts';

const record = recordStatements();
let house: House | undefined;

interface Opening {
  readonly url: string;
  readonly folder: string;
  /** Whether seals, flows and timers run by themselves, as when it serves people. */
  readonly pulses: boolean;
  /** Whether a flow leaves a row in `public.probe` for each complaint. */
  readonly probe?: boolean;
}

answerQuestions({
  open: async ({ url, folder, pulses, probe = false }: Opening) => {
    if (probe) await addProbe(url);
    house = await openHouse({
      databaseUrl: url,
      masterKey: await readMasterKey(`${folder}/keys/master.key`, url),
      logger: pino({ level: 'warn' }),
      clock: { mode: 'real', at: new Date() },
      secureCookies: false,
      blobFolder: `${folder}/files`,
    });
    if (pulses) house.startPulses();
    return house.listen('127.0.0.1', 0);
  },
  /** Makes these requests to itself, twice, and compares. */
  transcript: async (requests: readonly [InjectedRequest, InjectedRequest]) => {
    const [one = [], other = []] = [await told(requests[0]), await told(requests[1])];
    return transcriptOf(one, other);
  },
  close: async () => house?.close(),
});

const probing = flow('probe', [
  on(complaintLodged, (call, { subjectId }) =>
    sql`insert into public.probe (complaint) values (${subjectId}::uuid)`.execute(call.tx),
  ),
]);

async function addProbe(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('create table public.probe (complaint uuid primary key)');
  await client.end();
  (flows as Flow[]).push(probing);
}

export interface InjectedRequest {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly headers: Record<string, string>;
  readonly payload?: object;
}

const told = (request: InjectedRequest): Promise<Statement[]> =>
  record(async () => {
    const response = await house?.app.inject(request);
    if (response?.statusCode !== 200) throw new Error(`refused: ${response?.statusCode} ${response?.body}`);
  });
