// The peer: the statements of two requests of the product behind node:http and pg, and nothing else.
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import pg from 'pg';
import { answerQuestions } from './child.ts';
import { isNumber, placesOf, type Transcript } from './transcript.ts';

/** As many connections as the product has for changes, and for reads. */
const connections = { writing: 12, reading: 8 };

interface Opening {
  readonly url: string;
  readonly insert: Transcript;
  readonly read: Transcript;
}

answerQuestions({
  open: async ({ url, insert, read }: Opening) => {
    const writing = new pg.Pool({ connectionString: url, max: connections.writing });
    const reading = new pg.Pool({ connectionString: url, max: connections.reading });
    const play = { insert: player('i', insert), read: player('r', read) };
    const handle = async (request: IncomingMessage, response: ServerResponse) => {
      const answer = request.method === 'POST' ? await change(request) : await look(request);
      const body = JSON.stringify(answer);
      response
        .writeHead(200, { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) })
        .end(body);
    };
    const change = async (request: IncomingMessage) => {
      JSON.parse(await text(request));
      const client = await writing.connect();
      try {
        await play.insert(client, fresh);
        return { id: randomUUID() };
      } finally {
        client.release();
      }
    };
    const look = (request: IncomingMessage) => {
      const id = request.url?.split('/').at(-1) ?? '';
      return play.read(reading, () => id);
    };
    const server = createServer((request, response) => {
      handle(request, response).catch((error: unknown) => response.writeHead(500).end(String(error)));
    }).listen(0, '127.0.0.1');
    await once(server, 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  },
});

let numbers = 500_000;

function fresh(token: string): string {
  if (!isNumber(token)) return randomUUID();
  numbers += 1;
  return `${token.slice(0, 7)}${numbers}`;
}

const outsideTransactions = /^(begin|commit)/i;

/** Sends the statements in their order, each prepared by name, with new values where a request brings new ones. */
function player(prefix: string, transcript: Transcript) {
  const places = Map.groupBy(placesOf(transcript), ({ statement }) => statement);
  return async (on: pg.Pool | pg.PoolClient, next: (token: string) => string): Promise<unknown[]> => {
    const values = new Map(transcript.tokens.map((token) => [token, next(token)]));
    const rows: unknown[] = [];
    for (const [position, statement] of transcript.statements.entries()) {
      const given = [...statement.values];
      for (const { value, tokens } of places.get(position) ?? [])
        given[value] = tokens.reduce(
          (all, token) => all.replaceAll(token, values.get(token) ?? ''),
          String(given[value]),
        );
      const name = outsideTransactions.test(statement.text) ? {} : { name: `${prefix}${position}` };
      const result = await on.query({ ...name, text: statement.text, values: given });
      rows.push(...result.rows);
    }
    return rows;
  };
}
