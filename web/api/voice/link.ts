/**
 * `joining` until it is first heard, `reconnecting` while it comes back, `refused` where it may not join, `ended` by whoever has it.
 */
export type LinkPhase = 'joining' | 'connected' | 'reconnecting' | 'refused' | 'ended';

/** The way to a call, as a value: `step` says what comes next. */
export interface Link {
  readonly phase: LinkPhase;
  /** Attempts in a row that came to nothing. */
  readonly failures: number;
  /** It has been cut for a moment, which often heals by itself. */
  readonly isShaky: boolean;
}

export type LinkInput = 'connected' | 'shaky' | 'steady' | 'failed' | 'refused' | 'due' | 'again' | 'ended';

export type LinkEffect = { readonly do: 'dial' | 'hang-up' } | { readonly do: 'wait'; readonly milliseconds: number };

export type LinkStep = readonly [Link, readonly LinkEffect[]];

/** A cut that heals sooner is left to heal. */
const shakyMs = 1_500;
const firstWaitMs = 250;
const longestWaitMs = 4_000;

export const firstLink: Link = { phase: 'joining', failures: 0, isShaky: false };

const isOver = ({ phase }: Link) => phase === 'refused' || phase === 'ended';

const dial = (link: Link): LinkStep => [
  { ...link, phase: link.phase === 'joining' ? 'joining' : 'reconnecting', isShaky: false },
  [{ do: 'hang-up' }, { do: 'dial' }],
];

function failed(link: Link): LinkStep {
  const milliseconds = Math.min(longestWaitMs, firstWaitMs * 2 ** link.failures);
  const phase = link.phase === 'joining' ? 'joining' : 'reconnecting';
  return [{ phase, failures: link.failures + 1, isShaky: false }, [{ do: 'hang-up' }, { do: 'wait', milliseconds }]];
}

/** What comes of what happened: the link as it is then, and what is to be done. A wait that is over says `due`; a new one replaces it. */
export function stepLink(link: Link, input: LinkInput): LinkStep {
  if (isOver(link)) return [link, []];
  switch (input) {
    case 'connected':
      return [{ phase: 'connected', failures: 0, isShaky: false }, []];
    case 'shaky':
      return link.phase === 'connected' && !link.isShaky
        ? [{ ...link, isShaky: true }, [{ do: 'wait', milliseconds: shakyMs }]]
        : [link, []];
    case 'steady':
      return [{ ...link, isShaky: false }, []];
    case 'failed':
      return failed(link);
    case 'due':
      return link.phase !== 'connected' || link.isShaky ? dial(link) : [link, []];
    case 'again':
      return dial({ ...link, failures: 0 });
    case 'refused':
    case 'ended':
      return [{ ...link, phase: input, isShaky: false }, [{ do: 'hang-up' }]];
  }
}
