import type { StaffingOutcome, StaffingTerms, StaffingTrial } from '@tongli/contracts/measures';
import { rosteredAgents, type Staffing, staffing } from '@tongli/queueing';

/** How far the curve reaches to both sides of what is needed. */
const reach = 8;

/** An interval with its solutions by number of agents: the curve asks for the same ones again and again. */
function intervalOf(terms: StaffingTerms, contacts: number) {
  const { intervalMinutes, handleSeconds, patienceSeconds, answerSeconds, serviceLevel, maxOccupancy, shrinkage } =
    terms;
  const problem = {
    ...{ contacts, intervalSeconds: intervalMinutes * 60, handleSeconds, answerSeconds, shrinkage },
    ...(patienceSeconds === null ? {} : { patienceSeconds }),
    targets: { serviceLevel, maxOccupancy },
  };
  const needed = staffing(problem);
  const known = new Map<number, Staffing>([[needed.agents, needed]]);
  const at = (more: number): Staffing => {
    // Nobody at all answers nobody: where something arrives, somebody is there.
    const agents = contacts === 0 ? needed.agents : Math.max(1, needed.agents + more);
    const found = known.get(agents) ?? staffing({ ...problem, agents });
    known.set(agents, found);
    return found;
  };
  return { contacts, needed, at };
}

type Interval = ReturnType<typeof intervalOf>;

const sum = (values: readonly number[]) => values.reduce((all, one) => all + one, 0);

/** All intervals at so many agents more or fewer than needed; what is a share of contacts is weighed by them. */
function outcomeOf(intervals: readonly Interval[], terms: StaffingTerms, more: number): StaffingOutcome {
  const all = intervals.map(({ contacts, at }) => ({ contacts, ...at(more) }));
  const contacts = sum(all.map((one) => one.contacts));
  const share = (of: (one: (typeof all)[number]) => number, empty: number) =>
    contacts === 0 ? empty : sum(all.map((one) => (one.contacts === 0 ? 0 : one.contacts * of(one)))) / contacts;
  const answered = sum(all.map((one) => one.contacts * (1 - one.abandonment)));
  const waited = sum(
    all.map((one) => (one.contacts === 0 ? 0 : one.contacts * (1 - one.abandonment) * one.asaSeconds)),
  );
  const hours = terms.intervalMinutes / 60;
  const staffed = sum(all.map((one) => one.agents));
  const paidHours = sum(all.map((one) => rosteredAgents(one.agents, terms.shrinkage))) * hours;
  const cost = terms.hourCost === null ? null : paidHours * terms.hourCost;
  const asa = answered > 0 ? waited / answered : 0;
  return {
    agentsMore: more,
    agents: Math.max(...all.map((one) => one.agents)),
    rostered: Math.max(...all.map((one) => rosteredAgents(one.agents, terms.shrinkage))),
    paidHours,
    serviceLevel: share((one) => one.serviceLevel, 1),
    asaSeconds: Number.isFinite(asa) ? asa : null,
    occupancy: staffed === 0 ? 0 : sum(all.map((one) => one.agents * one.occupancy)) / staffed,
    abandonment: terms.patienceSeconds === null ? null : share((one) => one.abandonment, 0),
    costPerContact: cost === null || contacts === 0 ? null : cost / contacts,
    cost,
  };
}

/** What these terms come to: as many as are needed, as many as were chosen, and some to both sides. */
export function tryOut(terms: StaffingTerms): StaffingTrial {
  const intervals = terms.contacts.map((contacts) => intervalOf(terms, contacts));
  const steps = Array.from({ length: 2 * reach + 1 }, (_, step) => step - reach);
  const least = -Math.max(0, ...intervals.map(({ needed }) => needed.agents - 1));
  return {
    model: terms.patienceSeconds === null ? 'erlang-c' : 'erlang-a',
    contacts: sum(terms.contacts),
    intervals: intervals.map(({ contacts, needed, at }) => {
      const { agents, serviceLevel } = at(terms.agentsMore);
      return { contacts, needed: needed.agents, agents, serviceLevel };
    }),
    needed: outcomeOf(intervals, terms, 0),
    chosen: outcomeOf(intervals, terms, terms.agentsMore),
    curve: steps.filter((more) => more >= least).map((more) => outcomeOf(intervals, terms, more)),
  };
}
