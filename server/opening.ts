import { beginEmpty, setUpState, tellSetUp } from './empty/beginning.ts';
import type { House } from './house.ts';
import { loadSampleCentre, sampleStart } from './sample/index.ts';
import { replaceSamplePasswords, sampleSignIns } from './sample/sign-ins.ts';

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

/** Gives a new installation what it begins with. Returns what is to be said when it serves. */
export async function beginInstallation(
  house: House,
  { empty, loopback, say, stopping }: Opening,
): Promise<(address: string) => Promise<string>> {
  const { floor } = house;
  if (empty) await beginEmpty(floor);
  const state = await setUpState(floor);
  if (state !== 'none') return (address) => tellSetUp(floor, state, address);
  await loadSampleCentre(house, new Date(), say, stopping);
  const signIns = await (loopback ? sampleSignIns(floor) : replaceSamplePasswords(floor));
  return async () => signIns;
}
