import { join } from 'node:path';
import type { BodyInputOf, Endpoint, ParamsOf, Problem, ReplyOf } from '@tongli/contracts/kernel';
import pino from 'pino';
import { type House, openHouse } from '../house.ts';
import { permissionsFor, startSession } from '../modules/access/index.ts';
import type { Call } from '../platform/call.ts';
import type { Mailer } from '../platform/mail/index.ts';
import { type Actor, system } from '../platform/permissions/actor.ts';
import { everywhere } from '../platform/permissions/scope.ts';
import type { Voice } from '../platform/voice/index.ts';
import { foundOrganisation } from '../sample/organisation.ts';
import { personNamed } from '../sample/people.ts';
import { freshDatabase, withTemplate, workerFolder } from './cluster.ts';

/** Monday 2 March 2026, 10:00 in Shanghai: a working day with no holiday near. */
export const worldStart = new Date('2026-03-02T02:00:00Z');

/** A session that nobody uses ends: whoever comes after a longer step signs in again. */
const signInAgainMs = 3_600_000;

const logger = pino({ level: process.env.TEST_LOG ?? 'silent' });
const masterKey = Buffer.alloc(32, 7);

/** Calls, and where those who carry them lay what they record; mail. */
interface Sound {
  readonly voice?: Voice;
  readonly blobFolder?: string;
  /** Where mail is handed over. */
  readonly mail?: Mailer;
}

const open = (databaseUrl: string, sound?: Sound) =>
  openHouse({
    databaseUrl,
    masterKey,
    logger,
    clock: { mode: 'stepped', at: worldStart },
    secureCookies: false,
    blobFolder: join(workerFolder(), 'blobs'),
    ...sound,
  });

async function prepare(url: string): Promise<void> {
  const house = await open(url);
  await inTransaction(house, system('test'), foundOrganisation);
  await house.settle();
  await house.close();
}

async function inTransaction<T>(house: House, actor: Actor, act: (call: Call) => Promise<T>): Promise<T> {
  return house.floor.db.transaction().execute(async (tx) => {
    const now = await house.floor.clock.now(tx);
    return act({
      tx,
      now,
      actor,
      scope: everywhere,
      requestId: 'test',
      keyring: house.floor.keyring,
      blobs: house.floor.blobs,
      ...(house.floor.voice ? { voice: house.floor.voice } : {}),
      ...(house.floor.mail ? { mail: house.floor.mail } : {}),
    });
  });
}

export interface Answer<T> {
  readonly status: number;
  /** The reply; only to be read when the status says success. */
  readonly reply: T;
  readonly problem: Problem;
}

export interface RequestInput<E extends Endpoint> {
  readonly params?: ParamsOf<E>;
  readonly query?: Record<string, string>;
  readonly body?: BodyInputOf<E>;
  readonly idempotencyKey?: string;
  readonly upload?: Buffer;
}

/** The sample centre on a database of its own, with a clock that stands until it is advanced. */
export interface World {
  readonly house: House;
  readonly url: string;
  /** Over HTTP as this person (a username of the sample centre), or as nobody. */
  request<E extends Endpoint>(as: string | null, endpoint: E, input?: RequestInput<E>): Promise<Answer<ReplyOf<E>>>;
  /** Straight to a door, in a transaction, as this person or as the system. */
  call<T>(as: string | null, act: (call: Call) => Promise<T>): Promise<T>;
  now(): Promise<Date>;
  close(): Promise<void>;
}

export async function openWorld(sound?: Sound): Promise<World> {
  const database = await freshDatabase(await withTemplate('world', prepare));
  const house = await open(database.url, sound);
  const cookies = new Map<string, { cookie: string; until: number }>();
  const cookieOf = async (username: string): Promise<string> => {
    const now = (await house.floor.clock.now(house.floor.db)).getTime();
    const known = cookies.get(username);
    if (known && now < known.until) return known.cookie;
    // Passwords are slow on purpose; that they work is tested once, in access.
    const token = await inTransaction(house, actorNamed(username), (call) =>
      startSession(call, personNamed(username).id),
    );
    const cookie = `tongli_session=${token}`;
    cookies.set(username, { cookie, until: now + signInAgainMs });
    return cookie;
  };
  return {
    house,
    url: database.url,
    request: async (as, endpoint, input = {}) => {
      const response = await house.app.inject({
        method: endpoint.method,
        url: fillPath(endpoint, input.params as Record<string, string> | undefined),
        ...(input.query ? { query: input.query } : {}),
        headers: {
          ...(as === null ? {} : { cookie: await cookieOf(as) }),
          ...(input.idempotencyKey ? { 'idempotency-key': input.idempotencyKey } : {}),
          ...(input.upload ? { 'content-type': 'application/octet-stream' } : {}),
        },
        ...(input.upload
          ? { payload: input.upload }
          : input.body === undefined
            ? {}
            : { payload: input.body as object }),
      });
      const json = response.json();
      return { status: response.statusCode, reply: json, problem: json };
    },
    call: (as, act) => inTransaction(house, as === null ? system('test') : actorNamed(as), act),
    now: () => house.floor.clock.now(house.floor.db),
    close: async () => {
      await house.close();
      await database.drop();
    },
  };
}

/** Another process of the same centre, as far as the database can tell. */
export const anotherHouse = ({ url }: Pick<World, 'url'>): Promise<House> => open(url);

function actorNamed(username: string): Actor {
  const { id, name, roles } = personNamed(username);
  return { kind: 'account', id, name, permissions: permissionsFor(roles) };
}

function fillPath(endpoint: Endpoint, params: Record<string, string> = {}): string {
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  return `/api/v1${path}`;
}
