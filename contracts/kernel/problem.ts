/** Named values that a client puts into the sentence for a code. */
export type Parameters = Readonly<Record<string, string | number | boolean | null>>;

/** One wrong input: where, what is wrong, and the bound that it broke. */
export interface FieldError {
  /** Path in the request, such as `body.facts` or `query.filter.product`. */
  readonly field: string;
  readonly code: string;
  readonly params: Parameters;
}

/** The body of every refusal and failure (RFC 9457). Codes, never prose: the client speaks the reader's language. */
export interface Problem {
  readonly type: 'about:blank';
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly params: Parameters;
  readonly errors: readonly FieldError[];
  readonly requestId: string;
  /** With `stale-version`: the record as it is now, to be compared with what was looked at. */
  readonly current?: unknown;
}
