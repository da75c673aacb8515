import type { ClearIdentity } from './person.ts';

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A pattern for a person's number, however it is spaced, and their address within a text, in the words of both JavaScript
 * and PostgreSQL; null where nothing of them can be told apart. A name alone is shared by too many to be searched for.
 */
export function tracePattern({ phone, email }: Pick<ClearIdentity, 'phone' | 'email'>): string | null {
  const digits = phone?.replace(/\D/g, '') ?? '';
  const patterns = [
    ...(digits.length >= 8 ? [`(?<![0-9a-fA-F-])(?:[+]?86[ -]?)?${[...digits].join('[ -]?')}(?![0-9a-fA-F-])`] : []),
    ...(email ? [`(?<![A-Za-z0-9._+-])${escaped(email)}(?![A-Za-z0-9-])`] : []),
  ];
  return patterns.length === 0 ? null : patterns.join('|');
}

/** A reason that somebody wrote, without the person that it is about: what is in the audit trail stays there. */
export function withoutIdentity(text: string, identity: ClearIdentity | null): string {
  if (!identity) return text;
  const pattern = tracePattern(identity);
  const named = [...identity.name].length > 1 ? text.replaceAll(identity.name, '—') : text;
  return pattern ? named.replace(new RegExp(pattern, 'gi'), '—') : named;
}
