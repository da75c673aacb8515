import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { permitNonce, permitOtherSites } from './headers.ts';
import { problem, send } from './problem.ts';

/** A file that is missing must not be answered with a page: the browser would run it as the script that it asked for. */
const notAPage = /^\/(api|assets)(\/|\?|$)/;

/** The customers' own page is small; everything else is the house's. */
const entries = { chat: 'chat.html', house: 'index.html' } as const;
const entryOf = (path: string) => (/^\/chat(\/|$)/.test(path) ? entries.chat : entries.house);

/** Other sites load it. */
const embedded = '/widget.js';

export interface Pages {
  readonly folder: string;
  readonly methodsOf: (url: string) => readonly string[];
  /** The sites that may show the page of a path within theirs. */
  readonly ancestorsOf: (path: string) => Promise<readonly string[]>;
}

/** A page, with a nonce of this response in it: what holds it must not be kept. */
async function sendPage(reply: FastifyReply, { folder, ancestorsOf }: Pages, path: string): Promise<FastifyReply> {
  const source = await readFile(join(folder, entryOf(path)), 'utf8');
  const nonce = permitNonce(reply, await ancestorsOf(path));
  reply.header('cache-control', 'no-store').type('text/html; charset=utf-8');
  return reply.send(source.replace('__NONCE__', nonce));
}

/** By a route of our own: the plugin's lists the whole folder for each file asked for, to see whether the name is spelt exactly so. */
function serveFiles(app: FastifyInstance, folder: string): void {
  const pages: readonly string[] = Object.values(entries);
  app.register(fastifyStatic, {
    root: folder,
    serve: false,
    index: false,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
      if (path.includes(embedded)) permitOtherSites(reply);
    },
  });
  app.get<{ Params: { '*': string } }>('/*', ({ params: { '*': path } }, reply) =>
    pages.includes(path) ? reply.callNotFound() : reply.sendFile(path),
  );
}

/** Pages live at any path; files under `assets` carry their hash in the name and never change. */
export function servePages(app: FastifyInstance, pages: Pages): void {
  const { folder, methodsOf } = pages;
  const built = existsSync(folder);
  if (built) serveFiles(app, folder);
  app.setNotFoundHandler((request, reply) => {
    const looking = request.method === 'GET' || request.method === 'HEAD';
    if (built && looking && !notAPage.test(request.url))
      return sendPage(reply, pages, request.url.split('?', 1)[0] ?? '');
    const allowed = methodsOf(request.url);
    if (allowed.length === 0) return send(reply, problem({ status: 404, code: 'not-found', requestId: request.id }));
    const refusal = problem({ status: 405, code: 'method-not-allowed', requestId: request.id });
    return send(reply.header('allow', allowed.join(', ')), refusal);
  });
}
