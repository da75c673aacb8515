import { type Refusal, refuse } from '../../../platform/call.ts';

export const isLoopback = (hostname: string): boolean => /^(127(\.\d{1,3}){3}|localhost|\[::1\])$/i.test(hostname);

/** What a provider says goes over a line that nobody else can write on: https, or this machine. */
export function refuseIssuer(issuer: string): Refusal | null {
  const { protocol, hostname, search, hash } = new URL(issuer);
  if (search || hash) return refuse('issuer-unusable', { status: 422, field: 'body.issuer' });
  if (protocol === 'https:' || isLoopback(hostname)) return null;
  return refuse('provider-not-https', { status: 422, field: 'body.issuer' });
}
