import { beginEmpty, setUpState, tellSetUp } from './empty/beginning.ts';
import type { House } from './house.ts';
import { followMachine, machineClock } from './platform/clock/clock.ts';
import { foundSampleCentre, liveSamplePast, sampleStart } from './sample/index.ts';
import { replaceSamplePasswords, sampleSignIns } from './sample/sign-ins.ts';
import { readCases } from './views/complaint-cases.ts';

export interface Opening {
  readonly empty: boolean;
  /** Only this machine reaches the server. */
  readonly loopback: boolean;
  readonly say: (line: string) => void;
  readonly stopping: AbortSignal;
}

/** How the clock of a new installation begins: the sample centre has a past to live through. */
export const firstClock = (empty: boolean, now: Date) =>
  empty ? ({ mode: 'real', at: now } as const) : ({ mode: 'stepped', at: sampleStart(now) } as const);

export interface Begun {
  /** What is to be said when it serves. */
  readonly tell: (address: string) => Promise<string>;
  /** What goes on while it serves already: the sample centre's past; null where there is nothing. */
  readonly past: (() => Promise<void>) | null;
}

/** Gives a new installation what it begins with. */
export async function beginInstallation(house: House, { empty, loopback, say, stopping }: Opening): Promise<Begun> {
  const { floor } = house;
  if (empty) await beginEmpty(floor);
  const state = await setUpState(floor);
  if (state !== 'none') return { tell: (address) => tellSetUp(floor, state, address), past: null };
  const past = floor.clock.mode === 'real' ? null : await beginSample(house, { say, stopping });
  const signIns = await (loopback ? sampleSignIns(floor) : replaceSamplePasswords(floor));
  return { tell: async () => signIns, past };
}

/** Its people are there at once, and live by the machine's clock; what they find is lived meanwhile. */
async function beginSample(house: House, { say, stopping }: Pick<Opening, 'say' | 'stopping'>) {
  const { floor } = house;
  const until = new Date();
  await foundSampleCentre(floor, sampleStart(until), until);
  house.useClock(machineClock);
  return async () => {
    say('Loading the sample centre: two months of complaints and contacts, all made up. It can be used meanwhile.');
    const past = house.openPast();
    try {
      await liveSamplePast(past, until, stopping, readCases);
    } finally {
      await past.close();
    }
    house.useClock(await followMachine(floor.db));
    say('The sample centre is complete 示例中心已就绪');
  };
}
