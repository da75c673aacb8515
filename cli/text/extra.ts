import { Refusal } from '../refusal.ts';

/** What stands beside the options of a kind of text work, which takes nothing else. */
export function refuseExtra(positional: readonly string[], name: string, example: string): void {
  const [extra] = positional;
  if (extra === undefined) return;
  throw new Refusal({
    zh: `不认识“${extra}”：text ${name} 只接受选项，例如 ${example}。`,
    en: `"${extra}" is not understood: text ${name} takes options only, for example ${example}.`,
  });
}
