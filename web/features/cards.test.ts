import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const features = fileURLToPath(new URL('.', import.meta.url));

/** What writes a share, a rate or the value of an indicator. */
const tells = /\bpercent\(|\buseIndicatorValue\(|<FigureCell\b|\buseFigureWords\(/;
/** What leads to a card: the link, a column or fact that has one, or its address. */
const leads = /<CardLink\b|\bcard=\{|\bcard:|\bcardOf\b|\bindicatorAddress\(/;

/** Figures that the catalogue does not have, by what they are. */
const ownFigures: Readonly<Record<string, readonly string[]>> = {
  'a setting, or what is being chosen': [
    'complaints/repeat/RepeatSettingsPage.tsx',
    'complaints/risk/SettingsPage.tsx',
    'measures/staffing/TermSliders.tsx',
    'outreach/surveys/SurveyPage.tsx',
    'work/task/DueFact.tsx',
  ],
  'how sure a guess is, or how it came about': [
    'complaints/assignment/Why.tsx',
    'complaints/classification/AccuracyPage.tsx',
    'complaints/classification/Candidate.tsx',
    'complaints/classification/DecisionsPage.tsx',
    'complaints/repeat/MatchLine.tsx',
    'complaints/risk/RiskTab.tsx',
    'complaints/risk/RisksPage.tsx',
    'contacts/history/Candidates.tsx',
  ],
  'how full a working day is': ['complaints/assignment/CapacityPage.tsx'],
  'a share of causes in one analysis': [
    'improvement/root-cause/CausesSection.tsx',
    'improvement/root-cause/ParetoSection.tsx',
    'improvement/root-cause/SharesTable.tsx',
    'improvement/triage/FindingForm.tsx',
  ],
  'a chart that its own page explains, with the indicator named beside it': [
    'improvement/action/VerdictSection.tsx',
    'measures/ChartReasons.tsx',
    'measures/OverviewCharts.tsx',
    'measures/PointsTable.tsx',
  ],
  'a trial, a table of somebody’s own, or fixed customers: none of it is counted': [
    'measures/cohort/Readings.tsx',
    'measures/staffing/Outcome.tsx',
    'measures/upload/TableChart.tsx',
  ],
  'a report as it was told, whose parts tell the cards': ['measures/reports/RunPart.tsx'],
  'one wave or one driver of one survey, with its interval': [
    'outreach/surveys/Drivers.tsx',
    'outreach/surveys/Sampling.tsx',
    'outreach/surveys/Waves.tsx',
    'outreach/surveys/Themes.tsx',
  ],
  'one question of an exam': ['people/bank/QuestionPage.tsx', 'people/bank/QuestionsPage.tsx'],
  'what became of suggestions, of cases on a map, and of promises by their due date': [
    'requests/adoption/AdoptionPage.tsx',
    'requests/map/Findings.tsx',
    'requests/map/MapPage.tsx',
    'requests/map/MapTables.tsx',
    'requests/process/PilotsTab.tsx',
    'work/promises/ResultsPage.tsx',
    'work/promises/SamplePage.tsx',
  ],
  'a screen on the wall, which nobody clicks': ['floor/WallPage.tsx'],
};

const pages = globSync('**/*.tsx', { cwd: features })
  .map((file) => ({ file, text: readFileSync(`${features}${file}`, 'utf8') }))
  .filter(({ text }) => tells.test(text));
const without = pages.filter(({ text }) => !leads.test(text)).map(({ file }) => file);
const excused = Object.values(ownFigures).flat();

test('whoever shows a share or a rate leads to its card, or says what it is instead', () => {
  expect(pages.length).toBeGreaterThan(30);
  expect(without.filter((file) => !excused.includes(file)).sort()).toEqual([]);
});

test('nothing is excused that has a card by now, or is gone', () => {
  expect(excused.filter((file) => !without.includes(file)).sort()).toEqual([]);
});
