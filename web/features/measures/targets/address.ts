import { writeSearch } from '../../../ui/address.ts';

/** The targets of an indicator at a place; without a unit, of the whole. */
export const targetAddress = (indicator: string, unit?: string) =>
  `/results/targets${writeSearch({ indicator, unit })}`;
