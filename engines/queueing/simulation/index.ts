/** Contact centres that no closed form covers, contact by contact. What goes in and comes out: types.ts; how: README.md. */
export { type Chance, type ChanceStreams, seededChance } from './chance.ts';
export { type Bound, type Fault, readSystem } from './read.ts';
export { mostDays, type SimulationOptions, type SimulationRun, simulate, startSimulation } from './simulate.ts';
export type * from './types.ts';
