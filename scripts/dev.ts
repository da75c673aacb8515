// The server, restarted when its sources change, beside the web client's development server. Both end together.
import { type ChildProcess, spawn } from 'node:child_process';

const arguments_ = process.argv.slice(2);
const programs: ChildProcess[] = [
  spawn(process.execPath, ['--watch', '--watch-preserve-output', 'server/main.ts', ...arguments_], {
    stdio: 'inherit',
  }),
  spawn('npm', ['run', '--silent', 'dev', '--workspace', '@tongli/web'], { stdio: 'inherit' }),
];

for (const program of programs) {
  program.once('exit', (code) => {
    for (const other of programs) other.kill('SIGTERM');
    process.exitCode ??= code ?? 0;
  });
}
