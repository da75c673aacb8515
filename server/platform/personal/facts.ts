import type { PersonFact } from '@tongli/contracts/privacy';

/** Facts about a person for what they are given of their data: none where nothing is held. */
type Facts = readonly PersonFact[];

export const textFact = (name: PersonFact['name'], value: string | null, at: Date | null = null): Facts =>
  value ? [{ name, kind: 'text', value, at: at?.toISOString() ?? null }] : [];

export const codeFact = (name: PersonFact['name'], value: string | null): Facts =>
  value ? [{ name, kind: 'code', value, at: null }] : [];

export const instantFact = (name: PersonFact['name'], value: Date | null): Facts =>
  value ? [{ name, kind: 'instant', value: value.toISOString(), at: null }] : [];
