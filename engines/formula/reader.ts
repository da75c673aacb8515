import type { Token } from './lexer.ts';
import { FormulaProblem, type Place } from './syntax.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Reads tokens from left to right; what comes next is looked at by one token. */
export interface Reader {
  readonly vocabulary: Vocabulary;
  next(): Token | undefined;
  take(): Token;
  takeSign(...signs: string[]): boolean;
  want(sign: string): Place;
}

export function readerOf(tokens: readonly Token[], length: number, vocabulary: Vocabulary): Reader {
  let at = 0;
  const end: Place = { from: length, to: length };
  const next = () => tokens[at];
  const take = (): Token => {
    const token = tokens[at];
    if (!token) throw new FormulaProblem('unexpected', end, { found: '' });
    at += 1;
    return token;
  };
  const takeSign = (...signs: string[]): boolean => {
    const token = next();
    if (token?.kind !== 'sign' || !signs.includes(token.sign)) return false;
    at += 1;
    return true;
  };
  const want = (sign: string): Place => {
    const token = next();
    if (token?.kind !== 'sign' || token.sign !== sign)
      throw new FormulaProblem('unexpected', token?.place ?? end, {
        found: token ? writtenOf(token) : '',
        wanted: sign,
      });
    at += 1;
    return token.place;
  };
  return { vocabulary, next, take, takeSign, want };
}

export const writtenOf = (token: Token): string => {
  if (token.kind === 'number') return String(token.value);
  if (token.kind === 'name') return token.name;
  return token.kind === 'text' ? `"${token.text}"` : token.sign;
};
