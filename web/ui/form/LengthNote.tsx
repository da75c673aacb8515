import { useTranslation } from 'react-i18next';
import { lengthNear } from './length.ts';
import './length-note.css';

/** How long a text is, once it comes near what is taken. */
export function LengthNote({ text, most }: { text: string; most: number }) {
  const { t } = useTranslation();
  const near = lengthNear(text, most);
  if (!near) return null;
  const words = t(near.over ? 'ui.form.too-long' : 'ui.form.length', { length: near.length, most });
  return <p className={near.over ? 'length-note plain-wrong' : 'length-note quiet'}>{words}</p>;
}
