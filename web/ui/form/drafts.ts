const prefix = 'tongli.draft.';
const sincePrefix = 'tongli.draft-since.';

export type Values = Readonly<Record<string, unknown>>;

/** What was typed and not yet sent, kept for this tab through reloads and lost connections. */
export function readDraft(name: string): Values | null {
  const text = sessionStorage.getItem(prefix + name);
  if (!text) return null;
  try {
    return JSON.parse(text) as Values;
  } catch {
    return null;
  }
}

export function keepDraft(name: string, values: Values, secret: readonly string[]): void {
  const entries = Object.entries(values).filter(([field, value]) => value !== undefined && !secret.includes(field));
  sessionStorage.setItem(prefix + name, JSON.stringify(Object.fromEntries(entries)));
}

export function dropDraft(name: string): void {
  sessionStorage.removeItem(prefix + name);
  sessionStorage.removeItem(sincePrefix + name);
}

/** Remembers when a draft was begun, unless that is known. */
export function noteSince(name: string, at: number): void {
  const key = sincePrefix + name;
  if (sessionStorage.getItem(key) === null) sessionStorage.setItem(key, new Date(at).toISOString());
}

/** The instant at which the draft of that name was begun. */
export const draftSince = (name: string) => sessionStorage.getItem(sincePrefix + name);
