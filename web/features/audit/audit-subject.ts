import type { listAudit } from '@tongli/contracts/access';
import type { Need, ReplyOf } from '@tongli/contracts/kernel';

type Entry = ReplyOf<typeof listAudit>['items'][number];
type Subject = Pick<Entry, 'subjectType' | 'subjectId' | 'subjectName'>;

/** As much of an id as tells one from its neighbours. */
const idShown = 8;

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** There is one of each, so that its kind says all. */
const single = new Set(['access-policy', 'privacy-policy', 'installation']);

/** Which one it is, as people call it, else the beginning of its id. */
export function shownSubject({ subjectType, subjectId, subjectName }: Subject): string {
  if (subjectName !== null) return subjectName;
  if (single.has(subjectType)) return '';
  return uuid.test(subjectId) ? subjectId.slice(0, idShown) : subjectId;
}

interface RecordPage {
  readonly path: string;
  readonly need: Need;
}

/** Where the records of a kind have pages of their own, and who may open them. */
const pages: Readonly<Record<string, RecordPage>> = {
  complaint: { path: '/complaints', need: 'complaints.read' },
  'complaint-import': { path: '/complaints/imports', need: 'complaints.import' },
  triage: { path: '/improvement/triages', need: 'improvement.read' },
  'root-cause': { path: '/improvement/root-causes', need: 'improvement.read' },
  action: { path: '/improvement/actions', need: 'improvement.read' },
  'improvement-project': { path: '/improvement/projects', need: 'improvement.read' },
  launch: { path: '/improvement/launches', need: 'improvement.read' },
  change: { path: '/improvement/changes', need: 'improvement.read' },
  article: { path: '/knowledge/articles', need: 'knowledge.read' },
  phrase: { path: '/knowledge/phrases', need: 'knowledge.read' },
  calendar: { path: '/settings/calendars', need: 'org.administer' },
  customer: { path: '/privacy/people', need: 'privacy.read' },
};

/** The page of a subject; null where it has none. */
export function pageOf({ subjectType, subjectId }: Subject): RecordPage | null {
  const page = pages[subjectType];
  return page && uuid.test(subjectId) ? { path: `${page.path}/${subjectId}`, need: page.need } : null;
}
