import CopyOutlined from '@ant-design/icons/es/icons/CopyOutlined';
import { Button } from 'antd';
import { useState } from 'react';
import { copyText } from './clipboard.ts';

interface CopyButtonProps {
  /** What is put on the clipboard. */
  text: string;
  /** The words of the button, before and after. */
  label: string;
  done: string;
  /** Names what is copied where the words alone do not. */
  name?: string;
  small?: boolean;
}

/** Puts a text on the clipboard, and says so in its own words. */
export function CopyButton({ text, label, done, name, small = false }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => setCopied(await copyText(text));
  return (
    <Button
      icon={<CopyOutlined />}
      onClick={() => void copy()}
      {...(name ? { 'aria-label': copied ? done : name } : {})}
      {...(small ? { size: 'small', type: 'text' } : {})}
    >
      <span aria-live="polite">{copied ? done : label}</span>
    </Button>
  );
}
