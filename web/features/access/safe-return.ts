/** Where to go after sign-in: only a path of this site, because the address may come from outside. */
export function safeReturn(path: string | undefined): string {
  return path && /^\/(?![/\\])/.test(path) && !path.startsWith('/sign-in') ? path : '/';
}
