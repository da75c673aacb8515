import { runProgram } from './program.ts';
import type { Language } from './refusal.ts';

const interrupted = 130;

// Nothing is left behind that would need tidying: results are written as they come.
process.once('SIGINT', () => process.exit(interrupted));
process.once('SIGTERM', () => process.exit(143));
// The reader of a pipe has seen enough, as `head` does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

process.exitCode = await runProgram(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  language: languageOf(process.env),
  elapsed: () => performance.now(),
});

/** As POSIX orders them. Chinese is the first language: English is spoken where the environment names another one. */
function languageOf({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  const locale = [LC_ALL, LC_MESSAGES, LANG].find((value) => value) ?? '';
  return locale === '' || /^zh/i.test(locale) ? 'zh' : 'en';
}
