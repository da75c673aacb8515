import { Mentions } from 'antd';
import { type ComponentRef, useRef } from 'react';
import { LengthNote } from '../form/LengthNote.tsx';
import { useBilingual } from '../language.ts';
import { askedBefore } from './mentions.ts';
import { useMentionables } from './useMentionables.ts';

interface MentionTextProps {
  id?: string;
  value?: string;
  onChange?: (text: string) => void;
  /** What the contract takes at most. */
  most: number;
  rows?: number;
  placeholder?: string;
  /** Where no field around it says what it is for. */
  label?: string;
}

/** A text in which `@` names colleagues: found by name or post, taken by Enter. */
export default function MentionText({
  id,
  value = '',
  onChange,
  most,
  rows = 3,
  placeholder,
  label,
}: MentionTextProps) {
  const pick = useBilingual();
  const everyone = useMentionables();
  const labels = new Map(everyone.map(({ handle, person }) => [handle, `${person.name} · ${pick(person.post)}`]));
  const options = everyone.map(({ id: key, handle }) => ({ value: handle, key, label: labels.get(handle) }));
  const input = useRef<ComponentRef<typeof Mentions>>(null);
  // By what stands before the caret now: the picker itself learns of it only when a key is let go, which an input method
  // need not send and fast typing sends late, and Enter would take whoever it showed before.
  const fits = (handle: string) => {
    const { value: typed = '', selectionStart = 0 } = input.current?.textarea ?? {};
    return (labels.get(handle) ?? '').toLowerCase().includes(askedBefore(typed, selectionStart).toLowerCase());
  };
  return (
    <>
      <Mentions
        ref={input}
        {...(id ? { id } : {})}
        value={value}
        onChange={(text) => onChange?.(text)}
        {...(label ? { 'aria-label': label } : {})}
        {...(placeholder ? { placeholder } : {})}
        autoSize={{ minRows: rows, maxRows: 12 }}
        placement="top"
        options={options}
        filterOption={(_, option) => fits(String(option.value))}
      />
      <LengthNote text={value} most={most} />
    </>
  );
}
