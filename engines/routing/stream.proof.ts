import { expect, it } from 'vitest';
import { staffing } from '../queueing/index.ts';
import { batchMeans, runStream } from './fixtures/stream.ts';

const agents = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    ...{ agentId: `a${at}`, ready: true, skills: { call: 5 }, queues: null, idleSince: at },
    slots: [{ slot: 1, channel: 'voice' as const, state: 'idle' as const }],
  }));

it.each([11, 12, 13, 14])('%i agents and 200,000 calls wait as Erlang C says, with priorities and without', (count) => {
  const load = {
    contacts: 100,
    intervalSeconds: 1800,
    handleSeconds: 180,
    answerSeconds: 20,
    targets: {},
    agents: count,
  };
  const queue = { queueId: 'calls', skills: [{ skill: 'call', level: 1 }], selection: 'longest-idle' } as const;
  for (const points of [0, 3]) {
    const waits: number[] = [];
    runStream({
      ...{ rules: { queues: [queue] }, agents: agents(count), contacts: 200_000, seed: count },
      ...{ betweenSeconds: 18, handleSeconds: 180 },
      draw: (chance) => ({ queueId: 'calls', priority: chance < 0.25 ? points : 0 }),
      onAnswer: (_, _agent, waited) => waits.push(waited),
    });
    const { mean, half } = batchMeans(waits, 40);
    const { waitAllSeconds } = staffing(load);
    expect(Math.abs(mean - waitAllSeconds)).toBeLessThan(half);
    expect(half).toBeLessThan(0.4 * waitAllSeconds);
  }
});
