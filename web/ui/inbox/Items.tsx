import { Link } from '@tanstack/react-router';
import { type ReactNode, useId } from 'react';
import type { Tone } from '../StateTag.tsx';
import './inbox.css';

interface ItemGroupProps {
  title: string;
  tone: Tone;
  children: ReactNode;
}

/** Items that hurt alike, under their own heading. */
export function ItemGroup({ title, tone, children }: ItemGroupProps) {
  const heading = useId();
  return (
    <section className={`item-group state-${tone}`} aria-labelledby={heading}>
      <h2 id={heading}>{title}</h2>
      <ul>{children}</ul>
    </section>
  );
}

interface ItemProps {
  id: string;
  /** The page that it opens. */
  href: string;
  title: string;
  /** What kind of thing it is, as an icon and a word, and its number. */
  kind: ReactNode;
  /** Why it is here now. */
  reason: ReactNode;
  /** What is left of its time. */
  clock: ReactNode;
  /** Buttons of the next act. */
  acts: ReactNode;
  /** Tab stops here: one item of a list. */
  stop: boolean;
  onFocus: (id: string) => void;
}

/** One line of an inbox; all of it opens the item, save the buttons. */
export function Item({ id, href, title, kind, reason, clock, acts, stop, onFocus }: ItemProps) {
  return (
    <li data-item={id} className="item" onFocus={() => onFocus(id)}>
      <Link to={href} className="item-title" tabIndex={stop ? 0 : -1}>
        {title}
      </Link>
      <span className="item-kind">{kind}</span>
      <span className="item-reason">{reason}</span>
      <span className="item-clock">{clock}</span>
      <span className="item-acts">{acts}</span>
    </li>
  );
}
