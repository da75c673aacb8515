/** Longer names are cut in the middle of nowhere by file systems; nobody reads that far either. */
const mostCharacters = 120;

/** Controls, and marks that turn the direction of writing: `photo\u202Egnp.exe` would be read as `photoexe.png`. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: exactly these are taken out.
const unseen = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff\ufff9-\ufffb]/g;
/** What some system gives a meaning to. */
const meaningful = /[<>:"|?*]/g;

/**
 * A file's name as it may be shown and saved under: without the folders that it came from, without what cannot be seen or
 * means something to a file system, and of a bearable length. The ending stays.
 */
export function cleanName(given: string): string {
  const last = given.replace(unseen, '').split(/[/\\]/).at(-1) ?? '';
  const name = last
    .normalize('NFC')
    .replace(meaningful, '_')
    .replace(/^[.\s]+|[.\s]+$/g, '');
  const ending = /\.[^.\s]{1,8}$/.exec(name)?.[0] ?? '';
  const letters = [...name.slice(0, name.length - ending.length)];
  return `${letters.slice(0, mostCharacters).join('') || 'file'}${ending}`;
}
