import type { Complaint } from '@tongli/contracts/complaints';

/** Where what keeps a case open is settled: a tab of the case, or a page. */
export type MatterWay = { readonly tab: string } | { readonly path: (complaint: Complaint) => string };

/** By the codes that the closing checks give; their words are `complaints.open-matter.<code>`. */
export const matterWays: Readonly<Record<string, MatterWay>> = {
  tasks: { path: ({ id }) => `/work/tasks?filter[subjectId][eq]=${id}` },
  promises: { path: ({ id }) => `/work/tasks?filter[subjectId][eq]=${id}` },
  questions: { tab: 'feedback' },
  appeals: { tab: 'feedback' },
  approvals: { path: () => '/work/approvals' },
  interceptions: { tab: 'risk' },
  compensations: { tab: 'compensation' },
  'compensations-unpaid': { tab: 'compensation' },
};
