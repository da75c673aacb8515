type Expected = 'value' | 'value-or-end' | 'key' | 'key-or-end' | 'after';

const blank = /[ \t\r\n]*/y;
// biome-ignore lint/suspicious/noControlCharactersInRegex: JSON forbids them in strings
const string = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const scalar = /true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;

/** Where a text stops being JSON. The parser of the platform does not always tell. */
export function syntaxFaultAt(text: string): number {
  const open: string[] = [];
  let expected: Expected = 'value';
  for (let at = endOf(blank, text, 0); ; at = endOf(blank, text, at)) {
    const char = text[at] ?? '';
    const inside = open.at(-1);
    if (endsHere(char, inside, expected)) {
      open.pop();
      expected = 'after';
      at++;
    } else if (expected === 'after') {
      if (inside === undefined || char !== ',') return at;
      expected = inside === '{' ? 'key' : 'value';
      at++;
    } else if (expected === 'key' || expected === 'key-or-end') {
      const end = endOf(string, text, at);
      if (end < 0) return at;
      at = endOf(blank, text, end);
      if (text[at] !== ':') return at;
      expected = 'value';
      at++;
    } else if (char === '{' || char === '[') {
      open.push(char);
      expected = char === '{' ? 'key-or-end' : 'value-or-end';
      at++;
    } else {
      const end = Math.max(endOf(string, text, at), endOf(scalar, text, at));
      if (end < 0) return at;
      expected = 'after';
      at = end;
    }
  }
}

function endsHere(char: string, inside: string | undefined, expected: Expected): boolean {
  if (inside === undefined || expected === 'value' || expected === 'key') return false;
  return char === (inside === '{' ? '}' : ']');
}

function endOf(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at;
  return pattern.test(text) ? pattern.lastIndex : -1;
}
