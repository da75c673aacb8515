/** A text cut where its paragraphs end: what is put into an answer one by one. Headings and tables are none. */
export const passagesOf = (text: string): string[] =>
  text
    .split(/\n\s*\n/)
    .flatMap((part) => (part.includes('|') ? [] : [plain(part)]))
    .filter((part) => part !== '');

const plain = (part: string) =>
  part
    .split('\n')
    .filter((line) => !/^\s{0,3}#{1,6}\s/.test(line))
    .join('\n')
    .replace(/!?\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/[*_`]{1,3}(\S(?:.*?\S)?)[*_`]{1,3}/g, '$1')
    .trim();
