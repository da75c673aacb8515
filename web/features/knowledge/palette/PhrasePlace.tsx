import { useQueryClient } from '@tanstack/react-query';
import { blankIn, countUse, getPalette, type PalettePhrase } from '@tongli/contracts/knowledge';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { may, useMe } from '../../../api/session.ts';
import PhrasePalette, { type Place, usePalette } from './PhrasePalette.tsx';
import { askedAt, nextBlank, place, type Written } from './placing.ts';

const writtenIn = (area: HTMLTextAreaElement): Written => ({
  text: area.value,
  from: area.selectionStart,
  to: area.selectionEnd,
});

/** A slash at the beginning of a line asks for phrases; Tab goes through the blanks as long as there are any. */
function useAreaKeys(area: Place['area'], ask: (from: number) => void): void {
  const latest = useRef(ask);
  latest.current = ask;
  useEffect(() => {
    const field = area.current;
    if (!field) return;
    const typed = (event: Event) => {
      const { data } = event as InputEvent;
      const from = data === '/' || data === '、' ? askedAt(writtenIn(field)) : null;
      if (from !== null) latest.current(from);
    };
    const press = (event: KeyboardEvent) => {
      if (event.key !== 'Tab' || event.shiftKey || event.altKey || event.ctrlKey || event.isComposing) return;
      const blank = nextBlank(writtenIn(field));
      if (!blank) return;
      event.preventDefault();
      field.setSelectionRange(...blank);
    };
    field.addEventListener('input', typed);
    field.addEventListener('keydown', press);
    return () => {
      field.removeEventListener('input', typed);
      field.removeEventListener('keydown', press);
    };
  }, [area]);
}

/** Counted beside what one is doing: whether it succeeds holds nobody up. */
export function useCount() {
  const client = useQueryClient();
  return ({ id }: PalettePhrase) =>
    void call(countUse, { params: { id } }).then(
      () => client.invalidateQueries({ queryKey: [getPalette.id] }),
      () => undefined,
    );
}

function Phrases({ contact }: { contact: Place }) {
  const { t } = useTranslation();
  const { area, text, onWrite } = contact;
  /** From where to where a phrase goes in; null while nothing is asked for. */
  const [asked, setAsked] = useState<Written | null>(null);
  const count = useCount();
  usePalette(contact.projectId);
  useAreaKeys(area, (from) => {
    if (area.current) setAsked({ ...writtenIn(area.current), from });
  });
  const close = () => {
    setAsked(null);
    const { current } = area;
    if (asked) requestAnimationFrame(() => current?.focus());
  };
  const say = (phrase: PalettePhrase, words: string) => {
    if (!asked) return;
    setAsked(null);
    const { text: whole, from, to } = place(asked, words);
    onWrite(whole, [from, to]);
    count(phrase);
  };
  return (
    <>
      <span data-act="phrases">
        <Button size="small" onClick={() => area.current && setAsked(writtenIn(area.current))}>
          {t('knowledge.palette.open')} <kbd aria-hidden>/</kbd>
        </Button>
      </span>
      {blankIn(text) ? (
        <span className="quiet" role="status">
          {t('knowledge.palette.blanks')}
        </span>
      ) : null}
      {asked ? <PhrasePalette contact={contact} onPhrase={say} onClose={close} /> : null}
    </>
  );
}

/** Standard phrases where one writes to a customer. */
export default function PhrasePlace(contact: Place) {
  return may(useMe(), 'knowledge.use') ? <Phrases contact={contact} /> : null;
}
