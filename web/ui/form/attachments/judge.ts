import { fileTypes, mostFileBytes } from '@tongli/contracts/files';
import type { FieldError } from '@tongli/contracts/kernel';

const endings = Object.values(fileTypes).flat();

/** For the browser's own dialogue. */
export const accepted = endings.map((ending) => `.${ending}`).join(',');

const endingOf = (name: string) => /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** What can be said of a file before it is sent; the server looks into it as well. */
export function wrongWith({ name, size }: Pick<File, 'name' | 'size'>): FieldError | null {
  const field = 'upload';
  if (size === 0) return { field, code: 'file-empty', params: {} };
  if (size > mostFileBytes) return { field, code: 'file-too-large', params: { maximum: mostFileBytes } };
  if (endings.includes(endingOf(name))) return null;
  return { field, code: 'file-type-not-allowed', params: { allowed: endings.join(', ') } };
}
