/** A browser by the number that it keeps, and by what people call it: a call is spoken in one of a person's browsers. */
export interface ThisBrowser {
  readonly id: string;
  readonly name: string;
}

const key = 'tongli.browser';

/** In order: most browsers say that they are others, too. */
const browsers = [
  [/Edg\//, 'Edge'],
  [/OPR\//, 'Opera'],
  [/MicroMessenger\//, 'WeChat'],
  [/Firefox\//, 'Firefox'],
  [/Chrome\//, 'Chrome'],
  [/Safari\//, 'Safari'],
] as const;
const systems = [
  [/Windows/, 'Windows'],
  [/Android/, 'Android'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Linux/, 'Linux'],
] as const;

const named = (agent: string, names: readonly (readonly [RegExp, string])[]) =>
  names.find(([sign]) => sign.test(agent))?.[1];

/** As people call it: `Chrome · Windows`. */
export const browserName = (agent: string): string =>
  [named(agent, browsers), named(agent, systems)].filter(Boolean).join(' · ');

let id: string | null = null;

export function thisBrowser(): ThisBrowser {
  id ??= localStorage.getItem(key) ?? crypto.randomUUID();
  localStorage.setItem(key, id);
  return { id, name: browserName(navigator.userAgent) };
}
