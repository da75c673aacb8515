const prefix = 'tongli.chat.';
const memory = new Map<string, string>();

/** Of this tab, and within another site's page of that site alone. Where a browser keeps nothing for us, until it is left. */
export function readKept<Value>(name: string): Value | null {
  try {
    const text = sessionStorage.getItem(prefix + name) ?? memory.get(name);
    return text === undefined || text === null ? null : (JSON.parse(text) as Value);
  } catch {
    const text = memory.get(name);
    return text === undefined ? null : (JSON.parse(text) as Value);
  }
}

export function keep(name: string, value: unknown): void {
  const text = JSON.stringify(value);
  memory.set(name, text);
  try {
    sessionStorage.setItem(prefix + name, text);
  } catch {
    // It stays in memory.
  }
}

/** Some browsers let a frame within another site's page keep nothing. */
export function keepsNothing(): boolean {
  try {
    return sessionStorage.length < 0;
  } catch {
    return true;
  }
}

export function drop(name: string): void {
  memory.delete(name);
  try {
    sessionStorage.removeItem(prefix + name);
  } catch {
    // It was never there.
  }
}
