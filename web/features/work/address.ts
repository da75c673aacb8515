import type { Notice } from '@tongli/contracts/work';

type Subject = Pick<Notice, 'subjectType' | 'subjectId'>;

const pages: Readonly<Record<string, (id: string) => string>> = {
  task: (id) => `/work/tasks/${id}`,
  approval: (id) => `/work/approvals/${id}`,
  delegation: () => '/work/delegations',
  absence: (id) => `/work/absences/${id}`,
  complaint: (id) => `/complaints/${id}`,
  interception: (id) => `/complaints/${id}?tab=risk`,
  appeal: () => '/complaints/appeals',
  request: (id) => `/requests/${id}`,
  article: (id) => `/knowledge/articles/${id}`,
  phrase: (id) => `/knowledge/phrases/${id}`,
  incident: (id) => `/complaint-incidents/${id}`,
  action: (id) => `/improvement/actions/${id}`,
  triage: (id) => `/improvement/triages/${id}`,
  'root-cause': (id) => `/improvement/root-causes/${id}`,
  launch: (id) => `/improvement/launches/${id}`,
  'improvement-project': (id) => `/improvement/projects/${id}`,
  chart: () => '/results/watched',
  'indicator-alert': (id) => `/results/live?alert=${id}`,
  month: () => '/results/months',
  'own-month': () => '/my/results',
  'subject-request': () => '/privacy/requests',
  'unusual-access': () => '/privacy/unusual-access',
  signal: () => '/results/watched',
  learning: (id) => `/learning/${id}`,
  sanction: () => '/accountability/mine',
};

/**
 * The page of the record that a notice is about; null when this client has none for it. A chart's address is its
 * definition: `charts` holds those of the watched charts by id, and a chart that is no longer among them leads to their list.
 */
export function subjectAddress(
  { subjectType, subjectId }: Subject,
  charts: ReadonlyMap<string, string>,
): string | null {
  return charts.get(subjectId) ?? pages[subjectType]?.(subjectId) ?? null;
}
