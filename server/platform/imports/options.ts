import type { ImportOption } from '@tongli/contracts/imports';
import type { Importable, ImportCall } from './importable.ts';
import type { Mapping } from './matching.ts';
import type { KeptOption } from './store.ts';

/** What can be chosen under a mapping, and what of it is: as asked, or what is usual. */
export async function optionsFor(
  call: ImportCall,
  importable: Importable,
  mapping: Mapping,
  asked: readonly string[] | undefined,
): Promise<{ offered: ImportOption[]; kept: KeptOption[] }> {
  const offered = (await importable.options?.(call, mapping)) ?? [];
  const kept = offered.map(({ code, label, usual }) => ({ code, label, chosen: asked?.includes(code) ?? usual }));
  return { offered: [...offered], kept };
}
