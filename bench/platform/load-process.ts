// A process of its own that asks as fast as it is answered, on many connections.
import { randomUUID } from 'node:crypto';
import { Pool } from 'undici';
import { answerQuestions } from './child.ts';

export interface Load {
  readonly address: string;
  readonly cookie: string;
  readonly connections: number;
  readonly seconds: number;
  readonly path: string;
  /** The body of a creation; without it these are looks at `path/id`, one id after the other. */
  readonly body?: string;
  readonly ids?: readonly string[];
}

export interface Outcome {
  readonly perSecond: number;
  readonly answered: number;
  readonly failed: number;
}

answerQuestions({ run });

async function run(load: Load): Promise<Outcome> {
  const pool = new Pool(load.address, { connections: load.connections, pipelining: 1 });
  const until = performance.now() + load.seconds * 1000;
  const began = performance.now();
  let answered = 0;
  let failed = 0;
  const ask = async () => {
    for (let number = 0; performance.now() < until; number += 1) {
      const { statusCode, body } = await pool.request(requestOf(load, number));
      await body.dump();
      if (statusCode === 200) answered += 1;
      else failed += 1;
    }
  };
  await Promise.all(Array.from({ length: load.connections }, ask));
  const seconds = (performance.now() - began) / 1000;
  await pool.close();
  return { perSecond: answered / seconds, answered, failed };
}

function requestOf({ path, cookie, body, ids = [] }: Load, number: number) {
  if (body === undefined)
    return { method: 'GET' as const, path: `${path}/${ids[number % ids.length]}`, headers: { cookie } };
  const headers = { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() };
  return { method: 'POST' as const, path, headers, body };
}
