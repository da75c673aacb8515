import { Input } from 'antd';
import type { TextAreaProps } from 'antd/es/input/TextArea.js';
import { LengthNote } from './LengthNote.tsx';

interface LongTextProps extends Omit<TextAreaProps, 'maxLength' | 'autoSize'> {
  /** What the contract takes at most. More can be typed and pasted, so that nothing is cut off unseen. */
  most: number;
  /** Lines at first and at most. */
  rows?: number;
  maxRows?: number;
}

/** A text of several lines in a form. */
export function LongText({ most, rows = 3, maxRows = 12, ...area }: LongTextProps) {
  return (
    <>
      <Input.TextArea {...area} autoSize={{ minRows: rows, maxRows }} />
      <LengthNote text={String(area.value ?? '')} most={most} />
    </>
  );
}
