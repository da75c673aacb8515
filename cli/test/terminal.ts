import { Readable, Writable } from 'node:stream';
import { runProgram } from '../program.ts';
import type { Language } from '../refusal.ts';

export type Outcome = { readonly code: number; readonly out: string; readonly err: string };

/** Runs a command line as a shell would, with the given standard input. */
export async function tongli(
  args: readonly string[],
  { input = '', language = 'en' }: { input?: string | Uint8Array; language?: Language } = {},
): Promise<Outcome> {
  const written = { out: '', err: '' };
  const collect = (name: 'out' | 'err') =>
    new Writable({
      write(chunk, _encoding, done) {
        written[name] += String(chunk);
        done();
      },
    });
  const code = await runProgram(args, {
    stdin: Readable.from([Buffer.from(input)], { objectMode: false }),
    stdout: collect('out'),
    stderr: collect('err'),
    language,
    elapsed: () => 0,
  });
  return { code, ...written };
}
