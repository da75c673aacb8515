// A process of its own: customers who come, and agents who answer whatever is offered to them, as fast as the server lets them.
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Pool } from 'undici';
import { answerQuestions } from '../platform/child.ts';
import { queueCode, queues, tokenOf } from './centre.ts';

interface Crowd {
  readonly address: string;
  readonly url: string;
  /** Lives under way at a time; or, with `perSecond`, as many begun each second. */
  readonly lives: number;
  readonly perSecond?: number;
  readonly seconds: number;
}

export interface Lived {
  readonly perSecond: number;
  readonly lived: number;
  readonly failed: number;
  /** From the customer's reply to the offer as everyone is told it. */
  readonly offerMs: readonly number[];
}

const now = () => performance.timeOrigin + performance.now();
const numberOf = (agentId: string) => Number(agentId.slice(-12));

/** Hears of offers as whoever watches does: from the sealed log. */
async function listen(url: string, hear: (contactId: string, agentId: string) => void): Promise<() => Promise<void>> {
  const client = new pg.Client(url);
  await client.connect();
  const head = await client.query<{ position: string }>(`select position from platform.seal_head where log = 'event'`);
  let position = Number(head.rows[0]?.position ?? 0);
  let reading = false;
  let over = false;
  let again = false;
  const read = async () => {
    again = true;
    if (reading || over) return;
    reading = true;
    while (again && !over) {
      again = false;
      const { rows } = await client.query<{ position: string; id: string; agent: string | null; type: string }>(
        `select position, type, subject_id as id, payload->>'agentId' as agent from platform.event where position > $1 order by position`,
        [position],
      );
      for (const row of rows) if (row.type === 'contact.offered' && row.agent) hear(row.id, row.agent);
      position = Number(rows.at(-1)?.position ?? position);
    }
    reading = false;
  };
  client.on('notification', () => void read());
  await client.query('listen tongli_sealed');
  const patience = setInterval(() => void read(), 1_000);
  return async () => {
    over = true;
    clearInterval(patience);
    while (reading) await new Promise((resolve) => setTimeout(resolve, 10));
    await client.end();
  };
}

type Live = (number: number) => Promise<void>;

/** As many at a time, one life after the other. */
async function crowded(live: Live, lives: number, until: number): Promise<void> {
  let number = 0;
  const one = async () => {
    while (performance.now() < until) {
      number += 1;
      await live(number);
    }
  };
  await Promise.all(Array.from({ length: lives }, one));
}

/** As many begun each second, however long the others take. */
async function steady(live: Live, perSecond: number, until: number): Promise<void> {
  const began = performance.now();
  const all: Promise<void>[] = [];
  while (performance.now() < until) {
    const due = Math.floor(((performance.now() - began) / 1_000) * perSecond);
    while (all.length < due) all.push(live(all.length));
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  await Promise.all(all);
}

interface Offer {
  readonly agentId: string;
  readonly at: number;
}

/** Offers by contact, whether they are waited for before they come or after. */
function offerDesk() {
  const come = new Map<string, Offer>();
  const wanted = new Map<string, (offer: Offer) => void>();
  return {
    hear: (contactId: string, agentId: string) => {
      const offer = { agentId, at: now() };
      const waiting = wanted.get(contactId);
      if (waiting) waiting(offer);
      else come.set(contactId, offer);
    },
    offerOf: async (contactId: string): Promise<Offer> => {
      const offer = come.get(contactId) ?? (await new Promise<Offer>((resolve) => wanted.set(contactId, resolve)));
      come.delete(contactId);
      wanted.delete(contactId);
      return offer;
    },
  };
}

const poster = (pool: Pool) => async (path: string, cookie: string, body: object) => {
  const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  const asked = { method: 'POST', path: `/api/v1${path}`, headers, body: JSON.stringify(body) } as const;
  const { statusCode, body: reply } = await pool.request(asked);
  const text = await reply.text();
  if (statusCode !== 200) throw new Error(`${path}: ${statusCode} ${text.slice(0, 200)}`);
  return JSON.parse(text) as { token: string };
};

/** The contact that a customer's token opens. */
const idOf = (token: string): string =>
  Buffer.from(token.split('.')[0] ?? '', 'base64url')
    .toString('hex')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');

async function run({ address, url, lives, perSecond, seconds }: Crowd): Promise<Lived> {
  const pool = new Pool(address, { connections: 64, pipelining: 1 });
  const post = poster(pool);
  const desk = offerDesk();
  const stop = await listen(url, desk.hear);
  const offerMs: number[] = [];
  const errors: unknown[] = [];
  const live = async (number: number) => {
    const { token } = await post('/portal/contacts', '', { queue: queueCode((number * 37) % queues), channel: 'chat' });
    const began = now();
    const id = idOf(token);
    const offer = await desk.offerOf(id);
    offerMs.push(Math.max(0, offer.at - began));
    const cookie = `tongli_session=${tokenOf(numberOf(offer.agentId))}`;
    await post(`/contacts/${id}/acceptance`, cookie, {});
    await post(`/contacts/${id}/end`, cookie, {});
    await post(`/contacts/${id}/wrap-up`, cookie, { codes: [], done: true });
    lived += 1;
  };
  let lived = 0;
  const safely = (number: number) => live(number).catch((error: unknown) => void errors.push(error));
  const began = performance.now();
  const until = began + seconds * 1_000;
  await (perSecond === undefined ? crowded(safely, lives, until) : steady(safely, perSecond, until));
  const took = (performance.now() - began) / 1_000;
  await stop();
  await pool.close();
  if (errors.length > 0) console.error(errors[0]);
  return { perSecond: lived / took, lived, failed: errors.length, offerMs };
}

answerQuestions({ run });
