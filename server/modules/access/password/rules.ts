import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import { type Refusal, refuse } from '../../../platform/call.ts';

/** Whose password it is to be. */
export interface Owner {
  readonly username: string;
  readonly name: string;
}

/**
 * Fewer than a million guesses, by a list of leaked passwords, keyboard walks, repeats and sequences: what lists of common
 * passwords and their usual disguises hold.
 */
const leastScore = 2;

let guessing: ZxcvbnFactory | undefined;

/** The list takes 30 ms to lay out: on first use, not at every start. */
function guessesScore(password: string): number {
  guessing ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return guessing.check(password).score;
}

/** What a password must not contain: the username, the name, and the longer parts of the name. */
function ownWords({ username, name }: Owner): string[] {
  const whole = [username, name, name.replace(/\s/g, '')];
  const parts = name.split(/\s+/).filter((part) => part.length > 2);
  return [...whole, ...parts].map((word) => word.toLowerCase()).filter((word) => word.length > 1);
}

/** Which rule a password breaks, if any. Its length is checked by the contract; whether it was used before, by hashes. */
export function faultOf(password: string, owner: Owner): 'password-names-you' | 'password-common' | null {
  const typed = password.toLowerCase();
  if (ownWords(owner).some((word) => typed.includes(word))) return 'password-names-you';
  return guessesScore(password) < leastScore ? 'password-common' : null;
}

export const refusePassword = (
  code: 'password-names-you' | 'password-common' | 'password-used-before',
  field: string,
): Refusal => refuse(code, { status: 422, field });
