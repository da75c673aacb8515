import type { Allowance } from '@tongli/contracts/kernel';
import { Button, Tooltip } from 'antd';
import { type ReactNode, useId } from 'react';
import { useProblemWords } from '../problem-words.ts';

interface ActButtonProps {
  /** The record's word on this act; without one it is not offered at all. */
  allowance: Allowance | undefined;
  onAct: () => void;
  kind?: 'primary' | 'plain' | 'danger';
  pending?: boolean;
  children: ReactNode;
}

/** A button for an act on a record. A refused act stays reachable and says why, on hover and on focus. */
export function ActButton({ allowance, onAct, kind = 'plain', pending = false, children }: ActButtonProps) {
  const words = useProblemWords();
  const id = useId();
  if (!allowance) return null;
  const reason = allowance.allowed ? null : words.ofRefusal(allowance.refusal ?? 'forbidden');
  const look = { type: kind === 'primary' ? 'primary' : 'default', danger: kind === 'danger' } as const;
  if (!reason) {
    return (
      <Button {...look} loading={pending} onClick={onAct}>
        {children}
      </Button>
    );
  }
  return (
    // In the page from the start: the button is described by it before it is shown.
    <Tooltip title={reason} id={id} trigger={['hover', 'focus']} forceRender>
      <Button aria-disabled className="refused">
        {children}
      </Button>
    </Tooltip>
  );
}
