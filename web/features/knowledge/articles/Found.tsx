import { foundMarks } from '@tongli/contracts/knowledge';
import { Fragment } from 'react';

const [open, close] = foundMarks;

/** Words in which what was searched is marked. */
export function Found({ text }: { text: string }) {
  return text.split(open).map((part, at) => {
    const [found = '', rest] = part.split(close);
    return (
      // biome-ignore lint/suspicious/noArrayIndexKey: parts of one text keep their order.
      <Fragment key={at}>
        {rest === undefined ? found : <mark>{found}</mark>}
        {rest}
      </Fragment>
    );
  });
}
