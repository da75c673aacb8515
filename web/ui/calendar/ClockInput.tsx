import { Input } from 'antd';
import { useState } from 'react';
import { clockText, parseClock } from './clock.ts';

interface ClockInputProps {
  id?: string | undefined;
  label: string;
  /** Minutes from midnight; null while nothing readable stands here. */
  value: number | null;
  onChange: (minute: number | null) => void;
}

/** A time of day as people type it, `9` or `930` or `9:30`; it is written out when the field is left. */
export function ClockInput({ id, label, value, onChange }: ClockInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  const kept = value === null ? '' : clockText(value);
  const leave = () => {
    if (typed !== null && parseClock(typed) !== null) setTyped(null);
  };
  return (
    <Input
      {...(id ? { id } : {})}
      aria-label={label}
      className="clock-input"
      maxLength={5}
      autoComplete="off"
      placeholder="09:00"
      value={typed ?? kept}
      onBlur={leave}
      onChange={({ target }) => {
        setTyped(target.value);
        onChange(parseClock(target.value));
      }}
    />
  );
}
