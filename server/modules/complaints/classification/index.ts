/** What a complaint is about: the tree of the administrator, suggestions learned from closed cases, and what people made of them. */
export { keepNew as keepClasses } from './classes.ts';
export { classify } from './classifying.ts';
export { classOfCase, eraseClassing, keepClassing, keepJudgement } from './deciding.ts';
export { decideLodgedKind, makeAsBefore, makeConcentrated } from './kind.ts';
export { classLearningTimer, learnClasses, learnDimension } from './learning.ts';
export { classificationRoutes } from './routes.ts';
export { suggestClasses } from './suggesting.ts';
