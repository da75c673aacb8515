/** A text of one line, cut where the room ends; the whole of it on hover. */
export function Clipped({ text, ems }: { text: string; ems: number }) {
  return (
    <span className="clipped" style={{ maxWidth: `${ems}em` }} title={text}>
      {text}
    </span>
  );
}
