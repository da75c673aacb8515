import './causes.css';

export interface SharePart {
  readonly key: string;
  readonly words: string;
  readonly share: number;
  /** A part that no cause explains is drawn quiet, one that several explain hatched. */
  readonly look: 'plain' | 'hatched' | 'quiet' | 'empty';
  /** Of a plain part. */
  readonly colour?: string | undefined;
}

/** Parts of a whole side by side; their words and numbers stand in a table beside it. */
export function ShareBar({ label, parts }: { label: string; parts: readonly SharePart[] }) {
  return (
    <div className="share-bar" role="img" aria-label={label}>
      {parts
        .filter(({ share }) => share > 0)
        .map(({ colour, key, look, share, words }) => (
          <span
            key={key}
            className={`share-${look}`}
            title={words}
            style={{ flexGrow: share, ...(colour ? { background: colour } : {}) }}
          />
        ))}
    </div>
  );
}

/** The colour of a part, before its words. */
export const ShareMark = ({ colour, look }: Pick<SharePart, 'colour' | 'look'>) => (
  <span aria-hidden="true" className={`share-mark share-${look}`} style={colour ? { background: colour } : {}} />
);
