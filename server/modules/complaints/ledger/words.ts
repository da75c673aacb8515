import type { TermKind } from '@tongli/contracts/complaints';
import type { Call } from '../../../platform/call.ts';
import { tables } from '../store.ts';

interface Words {
  readonly product: string;
  readonly area: string;
  readonly cause: string;
}

/** A word that names an offered term of the business tree becomes its code, so that old and new cases count together. */
export async function readWords(call: Call): Promise<<Told extends Words>(told: Told) => Told> {
  const terms = await tables(call).selectFrom('complaints.term').selectAll().where('offered', '=', true).execute();
  const codes = new Map(
    terms.flatMap(({ kind, code, name_zh, name_en }) =>
      [name_en, name_zh, code].map((word) => [`${kind} ${word.toLowerCase()}`, code] as const),
    ),
  );
  const codeOf = (kind: TermKind, word: string) => codes.get(`${kind} ${word.toLowerCase()}`) ?? word;
  return (told) => ({
    ...told,
    product: codeOf('product', told.product),
    area: codeOf('area', told.area),
    cause: codeOf('cause', told.cause),
  });
}
