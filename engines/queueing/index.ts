/** Erlang B, C and A: agents for targets, and what a number of agents achieves. Formulas, sources and validity in README.md. */
export { blocking, requiredServers } from './erlang-b.ts';
export { offeredErlangs, rosteredAgents } from './load.ts';
export { staffing } from './staffing.ts';
export type * from './types.ts';
