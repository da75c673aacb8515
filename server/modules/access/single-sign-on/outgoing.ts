import { lookup as systemLookup } from 'node:dns';
import { type IncomingMessage, request as plain } from 'node:http';
import { request as secure } from 'node:https';
import { BlockList, isIP, type LookupFunction } from 'node:net';
import type { CustomFetch } from 'openid-client';

const answerBytes = 1_000_000;

/** Addresses of this machine and of networks that are not the world's. */
const inside = new BlockList();
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  inside.addSubnet(net, prefix, 'ipv4');
for (const [net, prefix] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  inside.addSubnet(net, prefix, 'ipv6');

/** An IPv4 address written as IPv6 is looked up as what it is. */
export function isInside(address: string): boolean {
  const family = isIP(address);
  return family !== 0 && inside.check(address, family === 6 ? 'ipv6' : 'ipv4');
}

export class OutgoingRefused extends Error {
  readonly code: 'private-address' | 'too-large';
  constructor(code: 'private-address' | 'too-large') {
    super(code);
    this.code = code;
  }
}

/** Looks a name up and refuses what lies inside, on the very address that is then connected to. */
const outsideOnly: LookupFunction = (hostname, options, callback) =>
  systemLookup(hostname, { ...options, all: true }, (error, addresses) => {
    const [first] = addresses ?? [];
    if (error || !first) return callback(error ?? new Error('no address'), '', 0);
    if (addresses.some(({ address }) => isInside(address)))
      return callback(new OutgoingRefused('private-address'), '', 0);
    return options.all ? callback(null, addresses) : callback(null, first.address, first.family);
  });

const bare = (hostname: string) => hostname.replace(/^\[|\]$/g, '');

/**
 * Requests to a provider. The issuer that an administrator named may be anywhere; what its documents then name may not lie
 * inside, so that nobody who controls them makes this server knock on doors that only it can reach. Follows no redirect.
 */
export function fetchFor(issuer: URL): CustomFetch {
  return async (address, { method, headers, body, signal }) => {
    const url = new URL(address);
    const trusted = url.hostname === issuer.hostname;
    if (!trusted && isInside(bare(url.hostname))) throw new OutgoingRefused('private-address');
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const request = (url.protocol === 'https:' ? secure : plain)(
      url,
      { method, headers, ...(signal ? { signal } : {}), ...(trusted ? {} : { lookup: outsideOnly }) },
      resolve,
    );
    request.on('error', reject);
    request.end(body === undefined || body === null ? undefined : body instanceof Uint8Array ? body : String(body));
    return answerOf(await promise);
  };
}

async function answerOf(message: IncomingMessage): Promise<Response> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of message) {
    bytes += (chunk as Buffer).length;
    if (bytes > answerBytes) throw new OutgoingRefused('too-large');
    chunks.push(chunk as Buffer);
  }
  const headers = new Headers();
  for (const [name, value] of Object.entries(message.headers)) headers.set(name, [value].flat().join(', '));
  const status = message.statusCode ?? 500;
  return new Response(status === 204 || status === 304 ? null : Buffer.concat(chunks), { status, headers });
}
