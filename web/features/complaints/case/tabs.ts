import type { Complaint } from '@tongli/contracts/complaints';
import type { Need } from '@tongli/contracts/kernel';
import type { ComponentType } from 'react';

export interface CaseTab {
  /** In the address: `?tab=`. */
  readonly key: string;
  /** Catalogue key of the words. */
  readonly label: string;
  /** Left out where whoever reads the case may see it. */
  readonly need?: Need;
  /** A file of its own with a default export, loaded when first opened. */
  readonly load: () => Promise<{ default: ComponentType<{ complaint: Complaint }> }>;
}

/** What is known of a case beside its work, in this order; each part of complaint handling adds its own. */
export const caseTabs: readonly CaseTab[] = [
  { key: 'facts', label: 'complaints.tab.facts', load: () => import('./FactsTab.tsx') },
  {
    key: 'compensation',
    label: 'complaints.tab.compensation',
    load: () => import('../compensation/CompensationTab.tsx'),
  },
  { key: 'repeat', label: 'complaints.tab.repeat', load: () => import('../repeat/RepeatTab.tsx') },
  { key: 'group', label: 'complaints.tab.group', load: () => import('../group/GroupTab.tsx') },
  { key: 'risk', label: 'complaints.tab.risk', load: () => import('../risk/RiskTab.tsx') },
  { key: 'feedback', label: 'complaints.tab.feedback', load: () => import('../feedback/FeedbackTab.tsx') },
  { key: 'letters', label: 'complaints.tab.letters', load: () => import('../letters/LettersTab.tsx') },
  {
    key: 'accountability',
    label: 'complaints.tab.accountability',
    need: 'complaints.account',
    load: () => import('../accountability/AccountabilityTab.tsx'),
  },
  {
    key: 'evidence',
    label: 'complaints.tab.evidence',
    need: 'complaints.account',
    load: () => import('../evidence/EvidenceTab.tsx'),
  },
  { key: 'library', label: 'complaints.tab.library', load: () => import('../library/LibraryTab.tsx') },
];
