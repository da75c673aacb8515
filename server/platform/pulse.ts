import type { Floor } from './floor.ts';

/**
 * Work of a serving process that nobody's request started. Starts at once; what it returns stops it and resolves when
 * the last of it has ended.
 */
export type Pulse = (floor: Floor) => () => Promise<void>;
