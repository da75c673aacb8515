/** A text of one line, cut where its column ends; the whole of it on hover. For a column that grows. */
export function Clipped({ text }: { text: string }) {
  return (
    <span className="clipped clipped-cell" title={text}>
      {text}
    </span>
  );
}
