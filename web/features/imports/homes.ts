import type { Need } from '@tongli/contracts/kernel';

/** A place from which tables are brought in, by those whose work they are. */
export interface ImportHome {
  readonly path: string;
  readonly need: Need;
  /** What it brings in is named so. */
  readonly of: `${string}.`;
}

export const organisationHome: ImportHome = { path: '/settings/organisation/import', need: 'org.manage', of: 'org.' };
export const ledgerHome: ImportHome = { path: '/complaints/imports', need: 'complaints.import', of: 'complaints.' };

export const phrasesHome: ImportHome = { path: '/knowledge/imports', need: 'knowledge.write', of: 'knowledge.' };

export const isOf = ({ of }: ImportHome, importable: string): boolean => importable.startsWith(of);

/** Where an import of this is looked at. */
export const homeOf = (importable: string): ImportHome =>
  [ledgerHome, phrasesHome].find((home) => isOf(home, importable)) ?? organisationHome;
