/** What texts of customers say: classes, repeats, bursts, risk of escalation, and texts without personal data. Formulas and sources in README.md. */
export {
  type AnonymiseSettings,
  type Anonymous,
  anonymise,
  type IdentifierKind,
  identifierKinds,
} from './anonymous/anonymise.ts';
export { findBursts } from './bursts/find.ts';
export { logLowerTail, logTail } from './bursts/tail.ts';
export { type Burst, type BurstCase, type BurstSettings, type BurstWatch, watchBursts } from './bursts/watch.ts';
export { type Accuracy, accuracyOf } from './classification/accuracy.ts';
export { type Candidate, type Classification, classify, type DecidingWord } from './classification/classify.ts';
export { type LevelAccuracy, type Tested, type TestedPath, testTree } from './classification/levels.ts';
export { type Classifier, type Example, type TrainSettings, trainClassifier } from './classification/train.ts';
export {
  type ClassTree,
  classifyPath,
  type PathCandidate,
  type PathExample,
  type TreeSettings,
  trainTree,
} from './classification/tree.ts';
export { learnRiskWeights, type RiskExample } from './risk/learn.ts';
export { type RiskLexicon, type Threat, threats, usualRiskLexicon, type WeightedWord } from './risk/lexicon.ts';
export {
  type CaseFacts,
  type Fact,
  facts,
  type Risk,
  type RiskReason,
  type RiskScorer,
  type RiskSettings,
  type RiskWeights,
  riskScorer,
  usualRiskWeights,
} from './risk/risk.ts';
export { aucOf } from './similarity/auc.ts';
export { type CaseIndex, createCaseIndex, type Found } from './similarity/case-index.ts';
export {
  type Comparable,
  type CompareSettings,
  type Comparison,
  comparator,
  type Likeness,
} from './similarity/compare.ts';
export { usualConcepts } from './similarity/concepts.ts';
export type { Concept } from './similarity/lexicon.ts';
export { type LearnedMeaning, learnMeaning, type Meaning, meaningOf, readMeaning } from './similarity/meaning.ts';
export { findThemes, type Theme, type ThemeSettings, type Themes } from './themes/themes.ts';
export { normalForm } from './words/normal.ts';
export { searchTerms } from './words/search-terms.ts';
export { type Word, wordsOf } from './words/words.ts';
