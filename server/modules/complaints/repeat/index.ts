/** Repeats 重复: the same customer with the same matter, found while typing and after lodging; several windows at once become one case. */
export { considerRepeat } from './considering.ts';
export { learningTimer, learnMatters, learnSoon } from './learning.ts';
export { followAnswer, followClosing, followOwner } from './master.ts';
export { forgetMatters } from './matters.ts';
export { repeatRoutes } from './routes.ts';
