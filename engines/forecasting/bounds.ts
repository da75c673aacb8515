import type { ForecastProblem, Observation } from './types.ts';

export const minutesPerDay = 1440;
const mostHorizonMinutes = 800 * minutesPerDay;

/** Throws a RangeError that names the value and its bound. */
export function requireProblem(problem: ForecastProblem): void {
  const { intervalMinutes, horizonMinutes, from, open, observations, events = [] } = problem;
  if (!(Number.isInteger(intervalMinutes) && intervalMinutes >= 1 && minutesPerDay % intervalMinutes === 0)) {
    throw new RangeError(`intervalMinutes is ${intervalMinutes}: it must divide ${minutesPerDay}`);
  }
  if (!(horizonMinutes >= intervalMinutes && horizonMinutes <= mostHorizonMinutes)) {
    throw new RangeError(
      `horizonMinutes is ${horizonMinutes}: it must be from ${intervalMinutes} to ${mostHorizonMinutes}`,
    );
  }
  if (from && !(from.minute >= 0 && from.minute < minutesPerDay && from.minute % intervalMinutes === 0)) {
    throw new RangeError(
      `from.minute is ${from.minute}: it must be from 0 to 1439 and a multiple of ${intervalMinutes}`,
    );
  }
  if (open && open.length !== 7) {
    throw new RangeError(`open has ${open.length} days: it must have 7, Monday first`);
  }
  observations.forEach(requireObservation);
  for (const { name, uplift } of events) {
    if (uplift !== undefined && !(uplift > -1 && Number.isFinite(uplift))) {
      throw new RangeError(`uplift of event ${JSON.stringify(name)} is ${uplift}: it must be above -1`);
    }
  }
}

function requireObservation({ minute, volume, handleSeconds }: Observation, place: number): void {
  if (!(Number.isInteger(minute) && minute >= 0 && minute < minutesPerDay)) {
    throw new RangeError(`observations[${place}].minute is ${minute}: it must be a whole number from 0 to 1439`);
  }
  if (!(volume >= 0 && Number.isFinite(volume))) {
    throw new RangeError(`observations[${place}].volume is ${volume}: it must be 0 or more`);
  }
  if (handleSeconds !== undefined && !(handleSeconds >= 0 && Number.isFinite(handleSeconds))) {
    throw new RangeError(`observations[${place}].handleSeconds is ${handleSeconds}: it must be 0 or more`);
  }
}
