/** Which broadcasts this browser's person has said to have read; those of more than a day ago are told to nobody any more. */
const place = 'tongli.broadcasts.read';
const mostKept = 50;

export function unreadOf<One extends { readonly id: string }>(all: readonly One[], read: readonly string[]): One[] {
  const known = new Set(read);
  return all.filter(({ id }) => !known.has(id));
}

export function readIds(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(place) ?? '[]');
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

export function rememberRead(id: string): string[] {
  const ids = [id, ...readIds().filter((one) => one !== id)].slice(0, mostKept);
  try {
    localStorage.setItem(place, JSON.stringify(ids));
  } catch {
    // It is told again after a reload.
  }
  return ids;
}
