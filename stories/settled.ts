import type { BrowserContext, Page } from 'playwright-core';

declare global {
  interface Window {
    /** Questions to the server whose answers are not on the page yet. */
    asking?: number;
  }
}

/** Counts what the page asks, from the question until what became of the answer is drawn. */
function countQuestions(): void {
  window.asking = 0;
  const begin = () => {
    window.asking = (window.asking ?? 0) + 1;
  };
  // What an answer leads to, another question perhaps, comes before the second task after it.
  const end = () =>
    setTimeout(() =>
      setTimeout(() => {
        window.asking = (window.asking ?? 1) - 1;
      }),
    );
  const counted =
    <A extends unknown[], R>(ask: (...given: A) => Promise<R>) =>
    (...given: A): Promise<R> => {
      begin();
      const answer = ask(...given);
      answer.then(end, end);
      return answer;
    };
  window.fetch = counted(window.fetch.bind(window));
  for (const read of ['text', 'json', 'blob', 'arrayBuffer'] as const) {
    const { [read]: own } = Response.prototype;
    Object.defineProperty(Response.prototype, read, {
      value(this: Response) {
        return counted(own.bind(this) as () => Promise<unknown>)();
      },
    });
  }
}

export async function watchQuestions(context: BrowserContext): Promise<void> {
  await context.addInitScript(countQuestions);
}

/** A page that never comes to rest is taken as it is: the next step then says what it misses. */
const patienceMs = 10_000;

const atRest = () => !window.asking;

/** When the page has drawn all it asked for: what is pressed before that may be gone in the same moment. */
export async function settled(page: Page): Promise<void> {
  await page.waitForFunction(atRest, null, { timeout: patienceMs }).catch(() => undefined);
}
