import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { may, useMe } from '../../api/session.ts';
import { indicatorAddress, type Span } from './address.ts';

interface CardLinkProps {
  /** Of the indicator. */
  code: string;
  span: Span;
  by?: string;
  children: ReactNode;
}

/** A number that leads to its card, for whoever may open one. */
export function CardLink({ code, span, by, children }: CardLinkProps) {
  if (!may(useMe(), 'measures.live')) return children;
  return (
    <Link to={indicatorAddress(code, span, by ? { by } : {})} onClick={(event) => event.stopPropagation()}>
      {children}
    </Link>
  );
}
