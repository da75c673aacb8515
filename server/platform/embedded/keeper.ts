import { type ChildProcess, spawn } from 'node:child_process';
import { Socket } from 'node:net';

/**
 * Runs `script` (sh) as soon as this process has ended, however it ended: the kernel closes the pipe even after kill -9.
 * Kill the returned process to call it off. It never keeps this process alive.
 */
export function afterMyEnd(script: string, args: string[]): ChildProcess {
  const keeper = spawn('sh', ['-c', `read -r _; ${script}`, 'keeper', ...args], {
    detached: true,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
  });
  keeper.unref();
  letGo(keeper.stdin);
  return keeper;
}

/** A pipe to a child no longer keeps this process alive. */
export function letGo(pipe: unknown): void {
  if (pipe instanceof Socket) pipe.unref();
}
