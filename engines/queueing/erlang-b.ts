import { requireShare, requireWhole } from './bounds.ts';

/**
 * Share of calls lost by `servers` lines without waiting room: B = (aⁿ/n!) / Σₖ aᵏ/k!. A. K. Erlang, 1917.
 * Time √a for n near a; no overflow at any size.
 */
export function blocking(offeredErlangs: number, servers: number): number {
  requireOffered(offeredErlangs);
  requireWhole(servers, 'servers', 0);
  return 1 / inverseBlocking(offeredErlangs, servers);
}

/** The fewest lines on which at most `maxBlocking` of the calls are lost. */
export function requiredServers(offeredErlangs: number, maxBlocking: number): number {
  requireOffered(offeredErlangs);
  requireShare(maxBlocking, 'maxBlocking');
  const wanted = 1 / maxBlocking;
  // n lines carry at most n erlangs, so at least 1 − n/a are lost.
  let servers = Math.max(0, Math.floor(offeredErlangs * (1 - maxBlocking)));
  let inverse = inverseBlocking(offeredErlangs, servers);
  while (inverse < wanted) {
    servers++;
    inverse = nextInverse(inverse, offeredErlangs, servers);
  }
  return servers;
}

/**
 * 1/B(a, n) ≥ 1, the form that neither cancels nor overflows (it may reach Infinity: then B is 0).
 * Up to n = a by its falling series 1 + n/a + n(n−1)/a² + …, of which about 9√a terms count; beyond by the recurrence.
 */
export function inverseBlocking(offeredErlangs: number, servers: number): number {
  if (offeredErlangs === 0) return servers === 0 ? 1 : Number.POSITIVE_INFINITY;
  const start = Math.min(servers, Math.floor(offeredErlangs));
  let inverse = fallingSeries(offeredErlangs, start);
  for (let n = start + 1; n <= servers && inverse !== Number.POSITIVE_INFINITY; n++) {
    inverse = nextInverse(inverse, offeredErlangs, n);
  }
  return inverse;
}

/** 1/B(a, n) from 1/B(a, n − 1). */
export function nextInverse(inverse: number, offeredErlangs: number, servers: number): number {
  return 1 + (inverse * servers) / offeredErlangs;
}

const negligible = 1e-17;

function fallingSeries(offeredErlangs: number, servers: number): number {
  const step = 1 / offeredErlangs;
  let sum = 1;
  let term = 1;
  for (let k = servers; k > 0; k--) {
    term *= k * step;
    sum += term;
    if (term < negligible * sum) break;
  }
  return sum;
}

function requireOffered(offeredErlangs: number): void {
  if (offeredErlangs >= 0 && Number.isFinite(offeredErlangs)) return;
  throw new RangeError(`offeredErlangs is ${offeredErlangs}: it must be 0 or more`);
}
