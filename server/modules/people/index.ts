export { addQuestion } from './bank/questions.ts';
export { listMyLearning } from './exam/reading.ts';
export { startAttempt, submitAttempt } from './exam/taking.ts';
export { addPaper } from './paper/papers.ts';
export type { PeopleTables } from './tables.ts';
export { assignTraining, giveTraining } from './training/assigning.ts';
export { addTraining, findTraining } from './training/trainings.ts';
