import type { CaseAct } from '@tongli/contracts/complaints';

/** Something that somebody else did to the case while it is on screen. */
export interface CaseNews {
  readonly act: CaseAct;
  /** Null where nobody of the house did it. */
  readonly byId: string | null;
  /** The record's version afterwards; a note leaves it as it was. */
  readonly version: number;
  /** By this machine's clock. */
  readonly heardAt: number;
}

/** The record as it is on screen. */
export interface Shown {
  readonly version: number;
  readonly readAt: number;
}

const mostLines = 3;

/** What is not on screen yet: of a newer version, or of the same one and heard after that was read. */
export function unseen(news: readonly CaseNews[], { version, readAt }: Shown): CaseNews[] {
  return news.filter((one) => one.version > version || (one.version === version && one.heardAt > readAt));
}

/** Who did what, each once, the latest first. */
export function linesOf(news: readonly CaseNews[]): CaseNews[] {
  const lines = new Map(news.toReversed().map((one) => [`${one.act} ${one.byId}`, one]));
  return [...lines.values()].slice(0, mostLines);
}
