import { Refusal } from './refusal.ts';

export type FlagKinds = Readonly<Record<string, 'value' | 'switch'>>;

export type Flags = {
  readonly positional: readonly string[];
  /** The value of an option, or undefined where it was not given. */
  readonly value: (name: string) => string | undefined;
  readonly required: (name: string, example: string) => string;
  readonly has: (name: string) => boolean;
};

export const commonFlags: FlagKinds = { json: 'switch', lang: 'value', help: 'switch' };

/** "--name value" and "--name=value"; "-" is a value (standard input); what is not listed is refused. */
export function readFlags(args: readonly string[], kinds: FlagKinds): Flags {
  const known = { ...commonFlags, ...kinds };
  const positional: string[] = [];
  const given = new Map<string, string>();
  for (let place = 0; place < args.length; place++) {
    const arg = args[place] ?? '';
    if (arg === '-h') {
      given.set('help', '');
      continue;
    }
    if (!arg.startsWith('--')) {
      positional.push(arg);
      continue;
    }
    const [name = '', inline] = arg.slice(2).split(/=(.*)/s);
    const kind = Object.hasOwn(known, name) ? known[name] : undefined;
    if (kind === undefined || (kind === 'switch' && inline !== undefined)) return refuseUnknown(arg, known);
    if (given.has(name)) refuse(`选项 --${name} 出现了两次：请只写一次。`, `--${name} is given twice: give it once.`);
    const next = args[place + 1];
    if (kind === 'value' && inline === undefined) place++;
    given.set(name, kind === 'switch' ? '' : (inline ?? requireNext(name, next)));
  }
  return {
    positional,
    value: (name) => given.get(name),
    has: (name) => given.has(name),
    required: (name, example) => given.get(name) ?? refuseMissing(name, example),
  };
}

function requireNext(name: string, next: string | undefined): string {
  if (next !== undefined && !next.startsWith('--')) return next;
  return refuse(`选项 --${name} 缺少值：请在后面写上值。`, `--${name} has no value: write one after it.`);
}

function refuseMissing(name: string, example: string): never {
  return refuse(
    `缺少选项 --${name}：请加上，例如 --${name} ${example}。`,
    `--${name} is missing: add it, for example --${name} ${example}.`,
  );
}

function refuseUnknown(arg: string, known: FlagKinds): never {
  const names = Object.keys(known)
    .map((name) => `--${name}`)
    .join(' ');
  return refuse(`没有选项“${arg}”：可用的有 ${names}。`, `There is no option "${arg}": use one of ${names}.`);
}

function refuse(zh: string, en: string): never {
  throw new Refusal({ zh, en });
}
