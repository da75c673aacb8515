import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, useMe } from '../../api/session.ts';
import { type CardPlace, indicatorAddress, type Span } from './address.ts';

/** Which number of the catalogue it is, over which dates and of whom. */
export interface CardOf extends CardPlace {
  /** Of the indicator. */
  readonly code: string;
  readonly span: Span;
}

/** A number that leads to its card, for whoever may open one. */
export function CardLink({ code, span, children, ...place }: CardOf & { children: ReactNode }) {
  if (!may(useMe(), 'measures.live')) return children;
  return (
    <Link to={indicatorAddress(code, span, place)} className="card-link" onClick={(event) => event.stopPropagation()}>
      {children}
    </Link>
  );
}
