import { useEffect, useRef } from 'react';
import type { Slots } from '../../../app/manifest.ts';
import PhrasePlace from '../palette/PhrasePlace.tsx';
import { place } from '../palette/placing.ts';
import { offerPlace } from './inserting.ts';

/** Standard phrases, and a place for words of the articles that stand beside. */
export default function ComposerPlace(contact: Slots['contact.composer']) {
  const { number } = contact;
  const latest = useRef(contact);
  latest.current = contact;
  useEffect(
    () =>
      offerPlace(number, (words) => {
        const { area, onWrite } = latest.current;
        const field = area.current;
        if (!field) return;
        const written = { text: field.value, from: field.selectionStart, to: field.selectionEnd };
        const { text, from, to } = place(written, words);
        onWrite(text, [from, to]);
      }),
    [number],
  );
  return <PhrasePlace {...contact} />;
}
