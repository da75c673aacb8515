/** One form for what readers take as the same: full width and half width, upper and lower case, curly and straight quotes. */
export function normalForm(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll('’', "'");
}
