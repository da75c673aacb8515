import { bounds, FormulaProblem, type Place } from './syntax.ts';

export type Token =
  | { readonly kind: 'number'; readonly value: number; readonly place: Place }
  | { readonly kind: 'name'; readonly name: string; readonly place: Place }
  | { readonly kind: 'text'; readonly text: string; readonly place: Place }
  | { readonly kind: 'sign'; readonly sign: string; readonly place: Place };

/** What a Chinese keyboard writes, and what its writer means. */
const meant: Readonly<Record<string, string>> = {
  '×': '*',
  '÷': '/',
  '−': '-',
  '–': '-',
  '【': '[',
  '】': ']',
  '、': ',',
  '“': '"',
  '”': '"',
  '「': '"',
  '」': '"',
};
const fullWidthOffset = 0xfee0;

/** Full-width letters, digits and signs as their narrow twins, character by character, so that places stay. */
function narrow(text: string): string {
  return text.replace(/[\uff01-\uff5e\u3000×÷−–【】、“”「」]/g, (character) => {
    if (character === '\u3000') return ' ';
    return meant[character] ?? String.fromCharCode(character.charCodeAt(0) - fullWidthOffset);
  });
}

const pattern =
  /(?<space>\s+)|(?<number>(?:\d+(?:,\d{3})+|\d+)(?:\.\d+)?%?)|(?<name>\p{L}(?:-?[\p{L}\p{N}_])*)|"(?<text>[^"\n]*)"|(?<sign><=|>=|<>|!=|[-+*/(),[\]=<>≤≥≠])/uy;

const written: Readonly<Record<string, string>> = { '≤': '<=', '≥': '>=', '≠': '<>', '!=': '<>' };

function numberOf(text: string, place: Place): number {
  const isShare = text.endsWith('%');
  const value = Number(text.replaceAll(',', '').replace('%', ''));
  if (value > bounds.number) throw new FormulaProblem('number-out-of-range', place, { most: bounds.number });
  return isShare ? value / 100 : value;
}

/** What stands in quotes is a name that somebody gave: it stays as it was written. */
function tokenOf(groups: Partial<Record<string, string>>, place: Place, formula: string): Token | null {
  if (groups.number !== undefined) return { kind: 'number', value: numberOf(groups.number, place), place };
  if (groups.name !== undefined) return { kind: 'name', name: groups.name, place };
  if (groups.text !== undefined) return { kind: 'text', text: formula.slice(place.from + 1, place.to - 1), place };
  if (groups.sign !== undefined) return { kind: 'sign', sign: written[groups.sign] ?? groups.sign, place };
  return null;
}

export function tokensOf(formula: string): Token[] {
  if (formula.length > bounds.length)
    throw new FormulaProblem('too-long', { from: bounds.length, to: formula.length }, { most: bounds.length });
  const text = narrow(formula);
  const tokens: Token[] = [];
  for (let at = 0; at < text.length; ) {
    pattern.lastIndex = at;
    const found = pattern.exec(text);
    if (!found) {
      const place = { from: at, to: at + 1 };
      if (text[at] === '"') throw new FormulaProblem('text-without-end', { from: at, to: text.length });
      throw new FormulaProblem('unknown-character', place, {
        character: String.fromCodePoint(formula.codePointAt(at) ?? 0),
      });
    }
    const token = tokenOf(found.groups ?? {}, { from: at, to: at + found[0].length }, formula);
    if (token) tokens.push(token);
    at += found[0].length;
  }
  return tokens;
}
