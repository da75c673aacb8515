import type { Measure } from './recipe.ts';

type Sign = 1 | -1;

const handled = ['talk-seconds', 'hold-seconds', 'wrap-up-seconds'] as const satisfies readonly Measure[];
const outcomes = [
  'contacts-answered',
  'contacts-abandoned',
  'contacts-overflowed',
  'contacts-refused',
  'contacts-called-back',
  'contacts-voicemail',
  'contacts-self-served',
] as const satisfies readonly Measure[];

const all = (...measures: readonly Measure[]) => measures.map((measure): readonly [Measure, Sign] => [measure, 1]);

/**
 * Sums of what is counted, and never counted themselves: so offered is the sum of its outcomes by the way it is made, and a cell holds
 * nothing twice.
 */
const derived = {
  'contacts-offered': all(...outcomes),
  'contacts-offered-to-agents': all(...outcomes.filter((one) => one !== 'contacts-self-served')),
  'contacts-connected': all('contacts-answered', 'contacts-self-served'),
  'contacts-decided': all('contacts-answered', 'contacts-abandoned'),
  'contacts-decided-less-short': [
    ...all('contacts-answered', 'contacts-abandoned'),
    ['contacts-abandoned-short', -1] as const,
  ],
  'contacts-settled-within': all('contacts-answered-within', 'contacts-abandoned-within'),
  'handle-seconds': all(...handled),
  'queue-seconds': all('answer-seconds', 'lost-seconds'),
  'occupiable-seconds': all('busy-seconds', 'idle-seconds'),
} as const satisfies Record<string, readonly (readonly [Measure, Sign])[]>;

export type Derived = keyof typeof derived;

export const derivedParts = Object.keys(derived) as readonly Derived[];

export const isDerived = (part: string): part is Derived => part in derived;

/** Of what it is made, and whether that is added or taken off. */
export const partsOf = (part: Derived): readonly (readonly [Measure, Sign])[] => derived[part];
