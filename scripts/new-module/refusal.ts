import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readArchitecture } from '../architecture/map.ts';
import { pluralOf } from './template.ts';

const notUsed = ['utils', 'util', 'helpers', 'helper', 'common', 'manager', 'service', 'base', 'misc'];
/** Words that the language keeps for itself, or that the templates use already. */
const taken =
  /^(class|new|delete|default|return|import|export|function|enum|package|case|this|call|row|table|event|page|text|id|one|contract|endpoint)$/;

/** Why no module can be made of these names, as a sentence; null where one can. */
export function refusalOf(root: string, name: string | undefined, noun: string | undefined): string | null {
  if (!name || !noun)
    return 'Say the name of the module and the thing it keeps: npm run new:module -- knowledge article';
  if (!/^[a-z]{2,30}$/.test(noun))
    return `"${noun}" is no name for a thing: use one English word in small letters, for one of it.`;
  if (notUsed.includes(noun)) return `"${noun}" is a word that this house does not use: what is it really?`;
  if (taken.test(noun)) return `"${noun}" is taken by the language or by the platform: find another word.`;
  const { modules } = readArchitecture(root);
  const listed = modules[name];
  if (!listed)
    return `There is no module "${name}" on the map: architecture.json lists ${Object.keys(modules).join(', ')}. A new one begins with a decision record.`;
  if (existsSync(join(root, 'server/modules', name)))
    return `The module ${name} exists already: server/modules/${name}.`;
  if (!listed.includes('org'))
    return `The module ${name} may not import org, whose projects a ${noun} would belong to: write it by hand.`;
  return pluralOf(noun) === name || noun === name ? `The module and the thing it keeps need different names.` : null;
}
