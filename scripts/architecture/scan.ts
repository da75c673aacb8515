/** A source text taken apart just far enough to tell code from comments and strings. */
export interface Scan {
  /** The text with comments and the insides of strings blanked; every line keeps its place. */
  code: string;
  strings: Literal[];
}

export interface Literal {
  /** What stands between the quotes; expressions inside a template are left out. */
  text: string;
  line: number;
  /** Offset of the opening quote. */
  at: number;
}

export interface Import {
  specifier: string;
  line: number;
}

/** `${` leads from a template into code, and the matching brace back: the template waits here meanwhile. */
interface Waiting {
  literal: Literal;
  depth: number;
}

const BEFORE_SPECIFIER = /(?:\bfrom|\bimport)\s*$|\b(?:import|require)\s*\(\s*$/;
/** After these a slash opens a regular expression; after a value it divides. */
const BEFORE_PATTERN = /(?:^|[([{,;:=!&|?+\-*%~^<>]|\b(?:return|typeof|case|in|of))\s*$/;

/** Everything the text imports: static, dynamic, type-only, re-exported or for its side effects. */
export function findImports(text: string): Import[] {
  const { code, strings } = scan(text);
  return strings
    .filter(({ at }) => BEFORE_SPECIFIER.test(code.slice(Math.max(0, at - 200), at)))
    .map(({ text: specifier, line }) => ({ specifier, line }));
}

export function scan(text: string): Scan {
  const scanner = new Scanner(text);
  while (scanner.at < text.length) scanner.step();
  return { code: scanner.code.join(''), strings: scanner.strings };
}

class Scanner {
  readonly code: string[] = [];
  readonly strings: Literal[] = [];
  at = 0;
  readonly #text: string;
  readonly #waiting: Waiting[] = [];
  #line = 1;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  step(): void {
    const rest = this.#text.slice(this.at, this.at + 2);
    const character = rest.charAt(0);
    if (rest === '//') this.#blankTo(this.#endOf('\n', 0));
    else if (rest === '/*') this.#blankTo(this.#endOf('*/', 2));
    else if (character === "'" || character === '"') this.#string(character);
    else if (character === '`') this.#template();
    else if (character === '/' && this.#expectsValue()) this.#pattern();
    else if (character === '}' && this.#waiting.at(-1)?.depth === this.#depth) this.#backToTemplate();
    else this.#plain(character);
  }

  #plain(character: string): void {
    if (character === '{') this.#depth += 1;
    if (character === '}') this.#depth -= 1;
    this.#keep(1);
  }

  #keep(count: number): void {
    for (const character of this.#text.slice(this.at, this.at + count)) this.#put(character, character);
  }

  #blankTo(end: number): void {
    while (this.at < end) {
      const character = this.#text.charAt(this.at);
      this.#put(character, character === '\n' ? '\n' : ' ');
    }
  }

  #put(character: string, shown: string): void {
    if (character === '\n') this.#line += 1;
    this.code.push(shown);
    this.at += character.length;
  }

  #endOf(mark: string, after: number): number {
    const found = this.#text.indexOf(mark, this.at + after);
    return found < 0 ? this.#text.length : found + (mark === '\n' ? 0 : mark.length);
  }

  /** A quote without its partner on the line is an apostrophe in the text of a page. */
  #string(quote: string): void {
    const end = this.#closing(quote);
    if (end >= 0) {
      this.strings.push({ text: this.#text.slice(this.at + 1, end), line: this.#line, at: this.at });
      this.#keep(1);
      this.#blankTo(end);
    }
    this.#keep(1);
  }

  #closing(mark: string): number {
    let inClass = false;
    for (let index = this.at + 1; index < this.#text.length; index += 1) {
      const character = this.#text.charAt(index);
      if (character === '\n') return -1;
      if (character === '\\') index += 1;
      else if (mark === '/' && character === '[') inClass = true;
      else if (mark === '/' && character === ']') inClass = false;
      else if (character === mark && !inClass) return index;
    }
    return -1;
  }

  #expectsValue(): boolean {
    return BEFORE_PATTERN.test(this.code.slice(-40).join(''));
  }

  #pattern(): void {
    const end = this.#closing('/');
    if (end < 0) this.#keep(1);
    else this.#blankTo(end + 1);
  }

  #template(): void {
    const literal = { text: '', line: this.#line, at: this.at };
    this.#keep(1);
    this.#insideTemplate(literal);
  }

  #backToTemplate(): void {
    const waiting = this.#waiting.pop();
    this.#keep(1);
    if (waiting) this.#insideTemplate(waiting.literal);
  }

  #insideTemplate(literal: Literal): void {
    while (this.at < this.#text.length && !this.#leavesTemplate(literal)) {
      const end = this.at + (this.#text.charAt(this.at) === '\\' ? 2 : 1);
      literal.text += this.#text.slice(this.at, end);
      this.#blankTo(end);
    }
  }

  /** At the closing quote, or at the start of an expression, from which the template will be taken up again. */
  #leavesTemplate(literal: Literal): boolean {
    if (this.#text.startsWith('`', this.at)) {
      this.strings.push(literal);
      this.#keep(1);
      return true;
    }
    if (this.#text.startsWith('${', this.at)) {
      this.#waiting.push({ literal, depth: this.#depth });
      this.#keep(2);
      return true;
    }
    return false;
  }
}
