import { type Fact, Facts } from './Facts.tsx';
import './told.css';

/** Facts that people wrote in sentences: one below the other, their lines kept. */
export function Told({ facts }: { facts: readonly Fact[] }) {
  return (
    <div className="told">
      <Facts facts={facts} />
    </div>
  );
}
