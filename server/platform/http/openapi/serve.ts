import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Endpoint } from '@tongli/contracts/kernel';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { describe, type OperationWords } from './document.ts';

const types: Readonly<Record<string, string>> = {
  'page.html': 'text/html; charset=utf-8',
  'page.js': 'text/javascript; charset=utf-8',
  'page.css': 'text/css; charset=utf-8',
};

/** Sends what changes with the release only; whoever has it already is told so. */
function sendTagged(request: FastifyRequest, reply: FastifyReply, type: string, content: string): FastifyReply {
  const tag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
  reply.header('etag', tag).header('cache-control', 'no-cache').type(type);
  const known = String(request.headers['if-none-match'] ?? '').split(/\s*,\s*/);
  if (known.some((one) => one.replace(/^W\//, '') === tag)) return reply.code(304).send();
  return reply.send(content);
}

/** The description of the interface at `/api/openapi.json`, and a page to read and try it at `/api/docs`. */
export function serveDescription(
  app: FastifyInstance,
  endpoints: readonly Endpoint[],
  words: () => OperationWords,
): void {
  let document: string | undefined;
  app.get('/api/openapi.json', (request, reply) => {
    document ??= JSON.stringify(describe(endpoints, words()));
    return sendTagged(request, reply, 'application/json; charset=utf-8', document);
  });
  const file = (name: string) => async (request: FastifyRequest, reply: FastifyReply) => {
    const content = await readFile(new URL(`./page/${name}`, import.meta.url), 'utf8');
    return sendTagged(request, reply, types[name] ?? 'text/plain', content);
  };
  app.get('/api/docs', file('page.html'));
  app.get('/api/docs/page.js', file('page.js'));
  app.get('/api/docs/page.css', file('page.css'));
}
