import { describe, expect, it } from 'vitest';
import { blocking, rosteredAgents, type StaffingProblem, staffing } from './index.ts';

const hundredCalls: StaffingProblem = {
  contacts: 100,
  intervalSeconds: 1800,
  handleSeconds: 180,
  answerSeconds: 20,
  targets: { serviceLevel: 0.8, maxOccupancy: 0.85 },
  shrinkage: 0.3,
};

describe('staffing', () => {
  it('takes the first number of agents that meets all targets', () => {
    const result = staffing(hundredCalls);
    expect(result).toMatchObject({ model: 'erlang-c', stable: true, agents: 14, offeredErlangs: 10, rostered: 20 });
    expect(result.serviceLevel).toBeCloseTo(0.88835, 5);
    expect(result.occupancy).toBeCloseTo(0.7143, 4);
    expect(result.asaSeconds).toBeCloseTo(7.84, 2);
    expect(staffing({ ...hundredCalls, agents: 13 }).serviceLevel).toBeCloseTo(0.7956, 4);
  });

  it('needs fewer where customers give up', () => {
    const result = staffing({ ...hundredCalls, patienceSeconds: 120 });
    expect(result).toMatchObject({ model: 'erlang-a', stable: true, agents: 12 });
    expect(result.serviceLevelAnswered).toBeGreaterThan(result.serviceLevel);
  });

  it('says that an overloaded queue without abandonment is unstable', () => {
    const result = staffing({ ...hundredCalls, agents: 10 });
    expect(result).toMatchObject({ stable: false, agents: 10, serviceLevel: 0, waitProbability: 1, occupancy: 1 });
    expect(result.asaSeconds).toBe(Number.POSITIVE_INFINITY);
  });

  it('is stable under any overload when customers give up', () => {
    const result = staffing({ ...hundredCalls, patienceSeconds: 120, agents: 1 });
    expect(result.stable).toBe(true);
    expect(result.abandonment).toBeCloseTo(0.9, 3);
    expect(result.occupancy).toBeCloseTo(1, 3);
  });

  it('needs nobody where nothing arrives', () => {
    expect(staffing({ ...hundredCalls, contacts: 0 })).toMatchObject({ agents: 0, rostered: 0, serviceLevel: 1 });
  });

  it('loses everybody where nobody is there', () => {
    const result = staffing({ ...hundredCalls, patienceSeconds: 120, agents: 0 });
    expect(result).toMatchObject({ abandonment: 1, serviceLevel: 0, waitAllSeconds: 120 });
    expect(staffing({ ...hundredCalls, agents: 0 }).stable).toBe(false);
  });

  it('counts an occupancy that equals its bound as met', () => {
    const problem = { ...hundredCalls, contacts: 85, targets: { maxOccupancy: 0.85 } };
    expect(staffing(problem)).toMatchObject({ offeredErlangs: 8.5, agents: 10 });
    expect(rosteredAgents(7, 0.3)).toBe(10);
  });

  it.each([
    ['erlang-c', undefined],
    ['erlang-a', 120],
  ] as const)('stays finite with a hundred thousand agents: %s', (model, patienceSeconds) => {
    const problem = {
      ...hundredCalls,
      contacts: 600_000,
      handleSeconds: 300,
      targets: { serviceLevel: 0.8 },
      ...(patienceSeconds ? { patienceSeconds } : {}),
    };
    const required = staffing(problem);
    expect(required.model).toBe(model);
    expect(required.serviceLevel).toBeGreaterThanOrEqual(0.8);
    expect(staffing({ ...problem, agents: required.agents - 1 }).serviceLevel).toBeLessThan(0.8);
    for (const agents of [1, 50_000, 99_999, 100_001, 100_500, 150_000, 1_000_000]) {
      const result = staffing({ ...problem, agents });
      if (result.stable) for (const value of Object.values(result)) expect(value).not.toBeNaN();
    }
    expect(blocking(100_000, 200_000)).toBe(0);
    expect(blocking(100_000, 100_000)).toBeCloseTo(Math.sqrt(2 / (Math.PI * 100_000)), 5);
  });

  it.each([
    [{ contacts: -1 }, 'contacts is -1: it must be 0 or more'],
    [{ handleSeconds: 0 }, 'handleSeconds is 0: it must be above 0'],
    [{ patienceSeconds: Number.NaN }, 'patienceSeconds is NaN: it must be above 0'],
    [{ targets: { serviceLevel: 1 } }, 'targets.serviceLevel is 1: it must be above 0 and below 1'],
    [{ targets: { maxOccupancy: 85 } }, 'targets.maxOccupancy is 85: it must be above 0 and at most 1'],
    [{ targets: { maxAbandonment: 0 } }, 'targets.maxAbandonment is 0: it must be above 0 and at most 1'],
    [{ shrinkage: 1 }, 'shrinkage is 1: it must be 0 or more and below 1'],
    [{ agents: 2.5 }, 'agents is 2.5: it must be a whole number of 0 or more'],
  ])('refuses %o', (wrong, message) => {
    expect(() => staffing({ ...hundredCalls, ...wrong })).toThrow(new RangeError(message));
  });
});
