import { InputNumber } from 'antd';
import './scaled-number.css';

interface ScaledNumberProps {
  id?: string;
  /** As the contract counts: minutes, a share, minor units. */
  value?: number;
  onChange?: (value: number | undefined) => void;
  /** How many of them one shown unit is: 60 for minutes as hours, 0.01 for a share in per cent. */
  per: number;
  /** Bounds and step in the shown unit. */
  least: number;
  most: number;
  step: number;
  unit: string;
}

/** Sheds what floating point adds, such as 0.7500000000000001. */
const exact = (value: number) => Number(value.toPrecision(12));

/** Without the trailing zeros that a step brings; what is being typed stays as it is. */
function shownText(value: number | string | undefined, { userTyping, input }: { userTyping: boolean; input: string }) {
  if (userTyping) return input;
  return value === undefined || value === '' ? '' : String(Number(value));
}

/** A number that people give in another unit than the contract counts in. */
export function ScaledNumber({ id, value, onChange, per, least, most, step, unit }: ScaledNumberProps) {
  return (
    <InputNumber
      {...(id ? { id } : {})}
      value={value === undefined ? null : exact(value / per)}
      onChange={(shown) => onChange?.(shown === null ? undefined : exact(shown * per))}
      min={least}
      max={most}
      step={step}
      formatter={shownText}
      suffix={unit}
      className="scaled-number"
    />
  );
}
