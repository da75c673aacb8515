import type { TermKind } from '@tongli/contracts/complaints';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

interface Words {
  readonly product: string;
  readonly area: string;
  readonly cause: string;
}

export interface Terms {
  /** A word that names an offered term of the business tree becomes its code, so that old and new cases count together. */
  settle<Told extends Words>(told: Told): Told;
  /** The names of what a word becomes, for readers of either language. */
  shown(kind: TermKind, word: string): string;
}

export async function readTerms(call: Call): Promise<Terms> {
  const terms = await tables(call).selectFrom('complaints.term').selectAll().where('offered', '=', true).execute();
  const byWord = new Map(
    terms.flatMap((term) =>
      [term.name_en, term.name_zh, term.code].map((word) => [`${term.kind} ${word.toLowerCase()}`, term] as const),
    ),
  );
  const termOf = (kind: TermKind, word: string) => byWord.get(`${kind} ${word.toLowerCase()}`);
  const codeOf = (kind: TermKind, word: string) => termOf(kind, word)?.code ?? word;
  return {
    settle: (told) => ({
      ...told,
      product: codeOf('product', told.product),
      area: codeOf('area', told.area),
      cause: codeOf('cause', told.cause),
    }),
    shown: (kind, word) => {
      const term = termOf(kind, word);
      return term ? `${term.name_zh} · ${term.name_en}` : word;
    },
  };
}
