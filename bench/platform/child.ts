import { type ChildProcess, fork } from 'node:child_process';

/** A measuring process of its own: acts by name, asked and answered in messages. It ends when we do. */
export interface Child {
  readonly pid: number;
  ask<Reply>(act: string, input?: unknown): Promise<Reply>;
  end(): Promise<void>;
}

type Question = { readonly number: number; readonly act: string; readonly input: unknown };
type Answer = { readonly number: number; readonly reply: unknown; readonly error?: string };

export function startChild(file: string): Child {
  const process = fork(file, [], { serialization: 'advanced', stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  process.on('message', ({ number, reply, error }: Answer) => {
    const question = waiting.get(number);
    waiting.delete(number);
    if (error === undefined) question?.resolve(reply);
    else question?.reject(new Error(error));
  });
  const ended = new Promise<void>((resolve) => process.once('exit', () => resolve()));
  void ended.then(() => {
    for (const { reject } of waiting.values()) reject(new Error(`${file} ended`));
  });
  return {
    pid: process.pid ?? 0,
    ask: <Reply>(act: string, input?: unknown) => {
      const answer = Promise.withResolvers<unknown>();
      last += 1;
      waiting.set(last, answer);
      process.send({ number: last, act, input } satisfies Question);
      return answer.promise as Promise<Reply>;
    },
    end: () => end(process, ended),
  };
}

async function end(child: ChildProcess, ended: Promise<void>): Promise<void> {
  if (child.connected) child.disconnect();
  await ended;
}

/** In the child: what it can be asked, until the parent is gone. */
export function answerQuestions(acts: Readonly<Record<string, (input: never) => Promise<unknown>>>): void {
  process.on('message', async ({ number, act, input }: Question) => {
    const answer = await Promise.resolve(acts[act]?.(input as never)).then(
      (reply) => ({ number, reply }),
      (error: unknown) => ({
        number,
        reply: null,
        error: error instanceof Error ? (error.stack ?? '') : String(error),
      }),
    );
    process.send?.(answer satisfies Answer);
  });
  process.on('disconnect', () => process.exit());
}
