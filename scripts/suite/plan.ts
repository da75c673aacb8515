export type Project = 'unit' | 'api' | 'story' | 'proof';
export type StepName =
  | 'format and lint'
  | 'types'
  | 'web build'
  | 'browser'
  | 'stories side by side'
  | 'stories in real time'
  | Project;
export type Suite = 'check' | 'test' | 'proofs';

export interface Step {
  name: StepName;
  /** Steps without whose success this one makes no sense. */
  needs: StepName[];
  run:
    | { kind: 'command'; program: string; args: string[]; counts: boolean }
    | { kind: 'vitest'; project: Project; options: string[] };
}

/** Where people hear one another nothing else may want the machine meanwhile. */
const IN_REAL_TIME = ['together', 'recordings'].map((name) => `stories/${name}.story.ts`);
/** A story waits now for its browser and now for its server: two fill both cores. Each of the two processes lives the centre's past. */
const SIDE_BY_SIDE = ['--maxWorkers=2', ...IN_REAL_TIME.map((file) => `--exclude=${file}`)];

const STEPS: Record<StepName, Step> = {
  'format and lint': command('format and lint', 'biome', ['check', '.']),
  // On two cores more checkers only do the same work more often.
  types: command('types', 'tsc', ['-b', '--checkers', '1']),
  unit: vitest('unit', []),
  'web build': command('web build', process.execPath, ['scripts/build-web.ts', '--force']),
  api: vitest('api', []),
  // Finding a browser is a precondition, not a test: it counts only when it fails.
  browser: command('browser', process.execPath, ['scripts/chromium.mjs'], false),
  story: vitest('story', ['web build', 'browser']),
  'stories side by side': stories('stories side by side', SIDE_BY_SIDE),
  'stories in real time': stories('stories in real time', IN_REAL_TIME),
  // Those among them that look at pages lie with the stories.
  proof: vitest('proof', ['web build', 'browser']),
};

/** The steps of a suite in stages: those of one stage run side by side. API tests and stories each fill both cores. */
const SUITES: Record<Suite, StepName[][]> = {
  check: [['format and lint', 'types'], ['unit']],
  // Built first: the sizes of the client are among the unit tests.
  test: [
    ['format and lint', 'types', 'web build'],
    ['unit', 'browser'],
    ['api'],
    ['stories side by side'],
    ['stories in real time'],
  ],
  proofs: [['web build'], ['browser'], ['proof']],
};
const PROJECTS = ['unit', 'api', 'story', 'proof'] as const satisfies Project[];

export interface Plan {
  stages: Step[][];
  /** Passed on to vitest: paths and options. */
  filters: string[];
}

/**
 * The steps of a suite, narrowed by what follows `--`: names of projects (`api`), then paths and options for vitest.
 * Paths alone run the projects whose tests can lie there; the other steps are left out.
 */
export function plan(suite: Suite, args: string[]): Plan {
  if (args.length === 0) return { stages: SUITES[suite].map((stage) => stage.map((name) => STEPS[name])), filters: [] };
  const named = PROJECTS.filter((project) => args.includes(project));
  const filters = args.filter((argument) => !named.some((project) => project === argument));
  const wanted = named.length > 0 ? named : projectsFor(suite, filters);
  return { stages: withNeeds(wanted).map((step) => [step]), filters };
}

export function isSuite(name: string | undefined): name is Suite {
  return name === 'check' || name === 'test' || name === 'proofs';
}

function projectsFor(suite: Suite, filters: string[]): Project[] {
  const runs = SUITES[suite].flat().map((name) => STEPS[name].run);
  const projects = PROJECTS.filter((one) => runs.some((run) => run.kind === 'vitest' && run.project === one));
  const paths = filters.filter((filter) => !filter.startsWith('-'));
  if (paths.length === 0) return projects;
  const inStories = (path: string) => path.startsWith('stories');
  const mayHold = (project: Project, path: string) => project === 'proof' || inStories(path) === (project === 'story');
  return projects.filter((project) => paths.some((path) => mayHold(project, path)));
}

function withNeeds(projects: Project[]): Step[] {
  const wanted = new Set<StepName>(projects.flatMap((project) => [...STEPS[project].needs, project]));
  return Object.values(STEPS).filter(({ name }) => wanted.has(name));
}

function command(name: StepName, program: string, args: string[], counts = true): Step {
  return { name, needs: [], run: { kind: 'command', program, args, counts } };
}

function vitest(project: Project, needs: StepName[]): Step {
  return { name: project, needs, run: { kind: 'vitest', project, options: [] } };
}

function stories(name: StepName, options: string[]): Step {
  return { name, needs: ['web build', 'browser'], run: { kind: 'vitest', project: 'story', options } };
}
