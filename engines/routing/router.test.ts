import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ringing } from './choice.ts';
import { type AgentDraw, agentDraw, agentIds, type ContactDraw, contactDraw, rulesDraw } from './fixtures/draw.ts';
import { assign, type RoutingAgent, type RoutingRules, startRouter, type WaitingContact } from './index.ts';

type Step =
  | { kind: 'contact'; draw: ContactDraw; id: number }
  | { kind: 'agent'; draw: AgentDraw }
  | { kind: 'remove'; contact: number; agent: string }
  | { kind: 'rules'; rules: RoutingRules }
  | { kind: 'next'; seconds: number };

const constant = <const Kind extends string>(kind: Kind) => fc.constant(kind);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ kind: constant('contact'), draw: contactDraw, id: fc.nat(30) }) },
  { weight: 8, arbitrary: fc.record({ kind: constant('agent'), draw: agentDraw }) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: constant('remove'), contact: fc.nat(30), agent: fc.constantFrom(...agentIds) }),
  },
  { weight: 1, arbitrary: fc.record({ kind: constant('rules'), rules: rulesDraw }) },
  { weight: 8, arbitrary: fc.record({ kind: constant('next'), seconds: fc.constantFrom(0, 0, 1, 7, 30) }) },
);

/** The mirror beside plain maps that are assigned from scratch each time. */
function live(rules: RoutingRules, steps: readonly Step[]): number {
  const router = startRouter(rules);
  const world = { now: 1_800_000_000_000, rules };
  const contacts = new Map<string, WaitingContact>();
  const agents = new Map<string, RoutingAgent>();
  let offered = 0;
  const situation = () => ({ ...world, waiting: [...contacts.values()], agents: [...agents.values()] });
  const acts = {
    contact({ draw, id }: Step & { kind: 'contact' }) {
      const contact = draw(`c${id}`, world.now);
      contacts.set(contact.contactId, contact);
      router.putContact(contact);
    },
    agent({ draw }: Step & { kind: 'agent' }) {
      const agent = draw(world.now);
      agents.set(agent.agentId, agent);
      router.putAgent(agent);
    },
    remove({ contact, agent }: Step & { kind: 'remove' }) {
      contacts.delete(`c${contact}`);
      router.removeContact(`c${contact}`);
      agents.delete(agent);
      router.removeAgent(agent);
    },
    rules(of: Step & { kind: 'rules' }) {
      world.rules = of.rules;
      router.setRules(of.rules);
    },
    next({ seconds }: Step & { kind: 'next' }) {
      world.now += seconds * 1000;
      const { left, ...expected } = assign(situation());
      expect(router.next(world.now)).toEqual(expected);
      for (const { contactId, agentId, slot } of expected.offers) {
        contacts.delete(contactId);
        agents.set(agentId, ringing(agents.get(agentId)!, slot));
      }
      for (const { contactId } of expected.overflows) contacts.delete(contactId);
      expect(left.map(({ contactId }) => ({ contactId, why: router.whyLeft(contactId, world.now) }))).toEqual(left);
      expect([router.waiting, router.agents]).toEqual([contacts.size, agents.size]);
      const places = new Map<string, number>();
      for (const { contactId, why } of left) {
        if (why === 'no-such-queue') continue;
        const { queueId } = contacts.get(contactId)!;
        places.set(queueId, (places.get(queueId) ?? 0) + 1);
        expect(router.position(contactId)).toBe(places.get(queueId));
      }
      offered += expected.offers.length;
    },
  };
  for (const of of steps) acts[of.kind](of as never);
  return offered;
}

describe('the mirror', () => {
  it('answers as from scratch, whatever has happened', () => {
    let offered = 0;
    const steps = fc.array(step, { minLength: 20, maxLength: 80, size: 'max' });
    fc.assert(
      fc.property(rulesDraw, steps, (rules, of) => {
        offered += live(rules, of);
      }),
      { numRuns: 40, seed: 6 },
    );
    expect(offered).toBeGreaterThan(200);
  });

  it('says nothing about what it does not know', () => {
    const router = startRouter({ queues: [] });
    router.removeContact('c');
    router.removeAgent('a');
    expect([router.whyLeft('c', 0), router.position('c'), router.next(0)]).toEqual([
      null,
      null,
      { offers: [], overflows: [], nextAt: null },
    ]);
  });
});

describe('assignment', () => {
  it('does not depend on the order in which it is told', () => {
    const draws = fc.tuple(
      rulesDraw,
      fc.array(contactDraw, { maxLength: 12 }),
      fc.uniqueArray(
        agentDraw.map((draw) => draw(0)),
        { selector: ({ agentId }) => agentId, maxLength: 6 },
      ),
    );
    fc.assert(
      fc.property(draws, ([rules, drawn, agents]) => {
        const waiting = drawn.map((draw, at) => draw(`c${at}`, 0));
        const told = assign({ now: 0, rules, waiting, agents });
        expect(assign({ now: 0, rules, waiting: waiting.toReversed(), agents: agents.toReversed() })).toEqual(told);
      }),
      { numRuns: 100, seed: 6 },
    );
  });
});
