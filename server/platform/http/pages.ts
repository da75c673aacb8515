import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { permitNonce } from './headers.ts';
import { problem, send } from './problem.ts';

/** A file that is missing must not be answered with a page: the browser would run it as the script that it asked for. */
const notAPage = /^\/(api|assets)(\/|\?|$)/;

const page = 'index.html';

/** The one page, with a nonce of this response in it: what holds it must not be kept. */
async function sendPage(reply: FastifyReply, folder: string): Promise<FastifyReply> {
  const source = await readFile(join(folder, page), 'utf8');
  const nonce = permitNonce(reply);
  reply.header('cache-control', 'no-store').type('text/html; charset=utf-8');
  return reply.send(source.replace('__NONCE__', nonce));
}

/** Pages live at any path; files under `assets` carry their hash in the name and never change. */
export function servePages(app: FastifyInstance, folder: string, methodsOf: (url: string) => readonly string[]): void {
  const built = existsSync(folder);
  if (built)
    app.register(fastifyStatic, {
      root: folder,
      index: false,
      allowedPath: (path) => path !== `/${page}`,
      preCompressed: true,
      cacheControl: false,
      setHeaders: (reply, path) => {
        reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    });
  app.setNotFoundHandler((request, reply) => {
    const looking = request.method === 'GET' || request.method === 'HEAD';
    if (built && looking && !notAPage.test(request.url)) return sendPage(reply, folder);
    const allowed = methodsOf(request.url);
    if (allowed.length === 0) return send(reply, problem({ status: 404, code: 'not-found', requestId: request.id }));
    const refusal = problem({ status: 405, code: 'method-not-allowed', requestId: request.id });
    return send(reply.header('allow', allowed.join(', ')), refusal);
  });
}
