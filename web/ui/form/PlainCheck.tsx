import './plain.css';

interface PlainCheckProps {
  label: string;
  checked: boolean;
  onCheck: (checked: boolean) => void;
}

/** A yes or no in a sentence. */
export function PlainCheck({ label, checked, onCheck }: PlainCheckProps) {
  return (
    <label className="plain-check">
      <input type="checkbox" checked={checked} onChange={(event) => onCheck(event.target.checked)} />
      <span>{label}</span>
    </label>
  );
}
