import type { ReactNode } from 'react';
import { CardLink, type CardOf } from '../spc/CardLink.tsx';

export interface Fact {
  readonly label: string;
  readonly value: ReactNode;
  /** The number of the catalogue that it is: it leads to its card. */
  readonly card?: CardOf | null;
}

const shown = (value: ReactNode) => (value === null || value === undefined || value === '' ? '—' : value);

/** Facts side by side, each under its name; what is missing shows as a dash. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(({ label, value, card }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{card ? <CardLink {...card}>{shown(value)}</CardLink> : shown(value)}</dd>
        </div>
      ))}
    </dl>
  );
}
