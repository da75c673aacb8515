/** Judges of rosters that share no code with the solver: hard rules broken, and the objective added up again. */
export { type CentreVerdict, checkCentre } from './centre.ts';
export { checkInstance, type InstanceVerdict } from './instance.ts';
