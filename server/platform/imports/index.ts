import type { Operation } from '../http/operation.ts';
import type { Timer } from '../timers/timers.ts';
import type { Importable } from './importable.ts';
import { importOperations } from './operations.ts';
import { importTimer } from './timer.ts';

export { eraseFromTables, isTableArriving } from './erasing.ts';
export type {
  Comparison,
  Field,
  FieldError,
  Importable,
  ImportCall,
  ImportRow,
  ImportRun,
  UndoneByRow,
  UndoneByRun,
  Values,
} from './importable.ts';

/** The import machine for everything that modules declare as importable. */
export function importMachine(declared: readonly Importable[]): { operations: readonly Operation[]; timer: Timer } {
  const importables = new Map(declared.map((one) => [one.name, one]));
  return { operations: importOperations(importables), timer: importTimer(importables) };
}
