import { Radio, type RadioGroupProps } from 'antd';
import { useContext } from 'react';
import { FieldLabel } from './labels.ts';

/** Radios in a `Field`. A label cannot point at a group, so the group takes the field's words as its own name. */
export function Choices(props: RadioGroupProps) {
  const label = useContext(FieldLabel);
  return <Radio.Group {...(label ? { 'aria-label': label } : {})} {...props} />;
}
