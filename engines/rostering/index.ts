/** Rosters: people's lines of shifts against need by interval, with a proven bound. Model, sources and validity in README.md. */
export { type Bound, type Employee, FormatError, type Instance, readInstance } from './benchmark/read.ts';
export { rowsOfInstance } from './benchmark/write.ts';
export { exampleCentre } from './centre/example.ts';
export { type ProblemBound, ProblemError } from './centre/fields.ts';
export type * from './centre/problem.ts';
export { readProblem } from './centre/read.ts';
export { type CentreResult, type CostParts, type CoverDay, resultOf, type Violation } from './centre/result.ts';
export { type Conflict, conflictOf } from './conflict/conflict.ts';
export { type Solved, type SolveOptions, solve } from './workers/solve.ts';
