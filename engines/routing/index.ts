/** Who gets which contact: states of contact and agent, assignment, place and expected wait. Rules, sources and validity in README.md. */
export { decideAgent, signIn } from './agent.ts';
export type * from './agent-types.ts';
export { assign, explain } from './assign.ts';
export { decideContact, queueContact } from './contact.ts';
export type * from './contact-types.ts';
export { agentForRouting, contactForRouting, HANDLING_DEFAULTS, isRefused } from './mirror.ts';
export { startRouter } from './router.ts';
export { faultsOf, ROUTING_DEFAULTS, type RulesFault } from './rules.ts';
export type * from './types.ts';
export {
  estimateWait,
  FEWEST_ABANDONS,
  learnPatience,
  type Patience,
  type WaitEstimate,
  type WaitProblem,
  type Waits,
  waitRange,
} from './wait.ts';
