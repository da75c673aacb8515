import { Mentions } from 'antd';
import { LengthNote } from '../form/LengthNote.tsx';
import { useBilingual } from '../language.ts';
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
  const fits = (typed: string, handle: string) =>
    (labels.get(handle) ?? '').toLowerCase().includes(typed.toLowerCase());
  return (
    <>
      <Mentions
        {...(id ? { id } : {})}
        value={value}
        onChange={(text) => onChange?.(text)}
        {...(label ? { 'aria-label': label } : {})}
        {...(placeholder ? { placeholder } : {})}
        autoSize={{ minRows: rows, maxRows: 12 }}
        placement="top"
        options={options}
        filterOption={(typed, option) => fits(typed, String(option.value))}
      />
      <LengthNote text={value} most={most} />
    </>
  );
}
