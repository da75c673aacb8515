import { randomUUID } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { queueInput } from '../../server/test/queues.ts';
import { beside, type Measurement, quantile } from '../measurement.ts';
import { signIn } from '../platform/centre.ts';
import { makeInstallation, openDatabaseOf } from '../platform/installation.ts';
import { openHouseOn } from './contacts-log.ts';

const rounds = 60;
const boundMs = 2_000;
/** A screen rests so long after each answer, and then waits for the next. */
const restMs = 500;
const waitSeconds = 20;

interface Shown {
  readonly seen: string;
  readonly numbers: readonly { readonly value: number }[];
}

function askingAt(address: string) {
  const send = async (method: string, path: string, body?: object, cookie = '') => {
    const headers = { 'content-type': 'application/json', cookie, 'idempotency-key': randomUUID() };
    const sent = body === undefined ? { method } : { method, headers, body: JSON.stringify(body) };
    const response = await fetch(`${address}/api/v1${path}`, sent);
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  return send;
}

type Send = ReturnType<typeof askingAt>;

/** The token of a screen that shows how many wait. */
async function openWall(send: Send, address: string): Promise<string> {
  const [admin, analyst] = [await signIn(address, 'admin'), await signIn(address, 'malin')];
  await send('POST', '/queues', queueInput, admin);
  const tile = { kind: 'live', id: 'waiting', x: 0, y: 0, w: 3, h: 2, what: 'waiting', target: null };
  const board = { name: 'bench', audience: 'project', unitIds: [], roles: [], tiles: [tile] };
  const { id } = (await send('POST', '/dashboards', board, analyst)) as { id: string };
  const wall = { name: 'bench', unitId: null, days: 1 };
  return ((await send('POST', `/dashboards/${id}/walls`, wall, analyst)) as { token: string }).token;
}

/** Follows as a screen does; when each number was first there. */
function follow(send: Send, token: string) {
  const at: number[] = [];
  let isDone = false;
  const following = (async () => {
    for (let seen = ''; !isDone; ) {
      const query = seen === '' ? '' : `?seen=${encodeURIComponent(seen)}&wait=${waitSeconds}`;
      const shown = (await send('GET', `/portal/walls/${token}${query}`)) as Shown;
      const now = performance.now();
      for (let number = at.length; number <= (shown.numbers[0]?.value ?? 0); number += 1) at.push(now);
      seen = shown.seen;
      if (!isDone) await setTimeout(restMs);
    }
  })();
  const end = () => {
    isDone = true;
    return following;
  };
  return { at, end };
}

/** Milliseconds from the moment at which a customer is told that they wait until a wall shows one more, its rests included. */
export async function* measureWall(): AsyncGenerator<Measurement> {
  const installation = await makeInstallation();
  const database = await openDatabaseOf(installation);
  const house = await openHouseOn(database.url, installation.path);
  try {
    const address = await house.listen('127.0.0.1', 0);
    house.startPulses();
    const send = askingAt(address);
    const screen = follow(send, await openWall(send, address));
    const told: number[] = [];
    for (let round = 0; round < rounds; round += 1) {
      await send('POST', '/portal/contacts', { queue: queueInput.code, channel: 'chat', text: '你好' });
      told.push(performance.now());
      // Never in step with the screen.
      await setTimeout((round * 373) % 1_100);
    }
    while (screen.at.length <= rounds) await setTimeout(restMs);
    const times = told.map((at, place) => Math.max(0, (screen.at[place + 1] ?? Number.POSITIVE_INFINITY) - at));
    await send('POST', '/portal/contacts', { queue: queueInput.code, channel: 'chat', text: '你好' });
    await screen.end();
    yield beside({ name: 'measures.wall_update_p99_ms', value: quantile(times, 0.99), unit: 'ms' }, 'bound', boundMs);
    yield { name: 'measures.wall_update_p50_ms', value: quantile(times, 0.5), unit: 'ms' };
  } finally {
    await house.close();
    await database.stop();
    installation.remove();
  }
}
