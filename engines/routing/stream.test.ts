import { describe, expect, it } from 'vitest';
import { staffing } from '../queueing/index.ts';
import { average, batchMeans, runStream } from './fixtures/stream.ts';
import { estimateWait, type RoutingAgent } from './index.ts';

const handleSeconds = 180;
const betweenSeconds = 18;
const crew = (count: number): RoutingAgent[] =>
  Array.from({ length: count }, (_, at) => ({
    agentId: `a${at}`,
    ready: true,
    skills: { call: 5 },
    queues: null,
    slots: [{ slot: 1, channel: 'voice' as const, state: 'idle' as const }],
    idleSince: at,
  }));
const queue = { queueId: 'calls', skills: [{ skill: 'call', level: 1 }], selection: 'longest-idle' } as const;

/** 100 calls in half an hour of 180 s each: the example of the Erlang tables. */
const erlangC = (agents: number) =>
  staffing({ contacts: 100, intervalSeconds: 1800, handleSeconds, answerSeconds: 20, targets: {}, agents });

describe('a stream of calls through the router', () => {
  it('waits as Erlang C says and, call by call, as the recursion of Kiefer and Wolfowitz', () => {
    const calls: { at: number; seconds: number; waited: number }[] = [];
    runStream({
      ...{ rules: { queues: [queue] }, agents: crew(14), betweenSeconds, handleSeconds, contacts: 4200, seed: 3 },
      draw: () => ({ queueId: 'calls' }),
      onAnswer: ({ queuedAt }, _, waited, seconds) => calls.push({ at: queuedAt / 1000, seconds, waited }),
    });
    const freeAt = new Array<number>(14).fill(0);
    for (const { at, seconds, waited } of calls) {
      const start = Math.max(at, freeAt[0]!);
      expect(waited).toBeCloseTo(start - at, 3);
      freeAt[0] = start + seconds;
      freeAt.sort((a, b) => a - b);
    }
    const { mean, half } = batchMeans(
      calls.map(({ waited }) => waited),
      20,
    );
    expect(Math.abs(mean - erlangC(14).waitAllSeconds)).toBeLessThan(half);
    expect(half).toBeLessThan(erlangC(14).waitAllSeconds);
  });

  it('lets those with priority wait less, by no more than ageing allows', () => {
    const waits = { high: [] as number[], low: [] as number[] };
    runStream({
      ...{ rules: { queues: [queue], ageingSeconds: 60 }, agents: crew(11), betweenSeconds, handleSeconds, seed: 4 },
      contacts: 3000,
      draw: (chance) => ({ queueId: 'calls', priority: chance < 0.3 ? 2 : 0 }),
      onAnswer: ({ priority }, _, waited) => {
        waits[priority ? 'high' : 'low'].push(waited);
      },
    });
    const apart = average(waits.low) - average(waits.high);
    expect(apart).toBeGreaterThan(30);
    expect(apart).toBeLessThan(120);
  });

  it('waits from each place as the estimate says', () => {
    const places = new Map<string, number>();
    const waits = new Map<number, number[]>();
    runStream({
      ...{ rules: { queues: [queue] }, agents: crew(11), betweenSeconds, handleSeconds, contacts: 4500, seed: 5 },
      draw: () => ({ queueId: 'calls' }),
      onQueue: ({ contactId }, position) => places.set(contactId, position),
      onAnswer: ({ contactId }, _, waited) => {
        const place = places.get(contactId);
        if (place !== undefined) waits.set(place, [...(waits.get(place) ?? []), waited]);
      },
    });
    for (const position of [1, 3]) {
      const seen = waits.get(position) ?? [];
      const estimate = estimateWait({ position, agents: 11, handleSeconds })!;
      expect(seen.length).toBeGreaterThan(100);
      expect(Math.abs(average(seen) / estimate.mean - 1)).toBeLessThan(0.2);
      const within = seen.filter((of) => of <= estimate.likely).length / seen.length;
      expect(Math.abs(within - 0.9)).toBeLessThan(0.07);
    }
  });
});

describe('the expected wait', () => {
  it.each([
    ['the first of ten busy agents', { position: 1, agents: 10, handleSeconds: 300 }, 30, 69.1],
    ['the tenth', { position: 10, agents: 10, handleSeconds: 300 }, 300, 426.2],
    ['half an agent', { position: 1, agents: 0.5, handleSeconds: 100 }, 200, 460.5],
    // 1/(1/30) + 1/(1/30 + 1/60)
    ['some ahead give up', { position: 2, agents: 10, handleSeconds: 300, patienceSeconds: 60 }, 50, 97.84],
    ['already served', { position: 0, agents: 3, handleSeconds: 300 }, 0, 0],
  ])('%s', (_, problem, mean, likely) => {
    const estimate = estimateWait(problem)!;
    expect(estimate.mean).toBeCloseTo(mean, 9);
    // Exact upper deciles (exponential and Erlang distributions), which the approximation meets within 2 %.
    expect(Math.abs(estimate.likely - likely)).toBeLessThanOrEqual(likely * 0.02);
  });

  it('is unknown where nobody answers', () => {
    expect(estimateWait({ position: 3, agents: 0, handleSeconds: 300 })).toBeNull();
  });
});
