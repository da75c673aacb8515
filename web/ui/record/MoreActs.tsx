import type { Allowance } from '@tongli/contracts/kernel';
import { Button, Dropdown } from 'antd';
import { useProblemWords } from '../problem-words.ts';

export interface FurtherAct {
  readonly key: string;
  readonly label: string;
  /** The record's word on this act; without one it is not offered at all. */
  readonly allowance: Allowance | undefined;
  readonly onAct: () => void;
}

/** What the act is and, where it is refused, why: it stays reachable by keys and does nothing. */
function Label({ label, reason }: { label: string; reason: string | null }) {
  if (!reason) return label;
  return (
    <span className="refused">
      {label}
      <br />
      <small className="quiet">{reason}</small>
    </span>
  );
}

/** Acts on a record that need not stand in its header, behind one button. */
export function MoreActs({ label, acts }: { label: string; acts: readonly FurtherAct[] }) {
  const words = useProblemWords();
  const offered = acts.filter(({ allowance }) => allowance !== undefined);
  if (offered.length === 0) return null;
  const items = offered.map(({ key, label: name, allowance }) => {
    const reason = allowance?.allowed ? null : words.ofRefusal(allowance?.refusal ?? 'forbidden');
    return { key, label: <Label label={name} reason={reason} /> };
  });
  const start = (key: string) => {
    const chosen = offered.find((act) => act.key === key);
    if (chosen?.allowance?.allowed) chosen.onAct();
  };
  return (
    <Dropdown trigger={['click']} autoFocus placement="bottomRight" menu={{ items, onClick: ({ key }) => start(key) }}>
      <Button aria-haspopup="menu">{label}</Button>
    </Dropdown>
  );
}
