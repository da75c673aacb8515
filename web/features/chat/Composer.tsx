import { mostFilesOfDraft, type StagedFile } from '@tongli/contracts/files';
import { type KeyboardEvent, lazy, Suspense, useEffect, useId, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PendingFiles } from '../../ui/form/Attachments.tsx';
import { LengthNote } from '../../ui/form/LengthNote.tsx';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { drop, keep, readKept } from './kept.ts';
import { write } from './talk.ts';
import { sayTyping } from './typing.ts';

const Files = lazy(() => import('./Files.tsx'));

interface Draft {
  readonly text: string;
  readonly files: readonly StagedFile[];
  /** What files are staged for; nobody else knows it. */
  readonly draft: string;
}

const most = 4_000;
const fresh = (): Draft => ({ text: '', files: [], draft: crypto.randomUUID() });

/** Enter sends where there are keys; within the writing of Chinese it belongs to that. */
const sends = ({ key, shiftKey, nativeEvent }: KeyboardEvent) =>
  key === 'Enter' && !shiftKey && !nativeEvent.isComposing && nativeEvent.keyCode !== 229;
const onPhone = matchMedia('(pointer: coarse)').matches;

/** What is being written, kept in this tab until it is sent. */
function useDraft() {
  const [draft, setDraft] = useState<Draft>(() => readKept<Draft>('draft') ?? fresh());
  // Files arrive while words are written: each change is made to the newest draft.
  const newest = useRef(draft);
  const change = (changes: Partial<Draft>) => {
    newest.current = { ...newest.current, ...changes };
    setDraft(newest.current);
    keep('draft', newest.current);
  };
  const clear = () => {
    newest.current = fresh();
    setDraft(newest.current);
    drop('draft');
  };
  return { draft, change, clear };
}

/** Where the customer writes; whoever is `heard` by somebody is seen writing. Files go along once they have arrived. */
export function Composer({ token, heard }: { token: string; heard: boolean }) {
  const { t } = useTranslation();
  const id = useId();
  const area = useRef<HTMLTextAreaElement>(null);
  const { draft, change, clear } = useDraft();
  const [attaching, setAttaching] = useState(draft.files.length > 0);
  const [pending, setPending] = useState<PendingFiles>('none');
  useEffect(() => area.current?.focus({ preventScroll: true }), []);
  const text = draft.text.trim();
  const ready = (text !== '' || draft.files.length > 0) && text.length <= most && pending === 'none';
  const send = () => {
    if (!ready) return;
    write({ text, files: draft.files, draft: draft.draft });
    sayTyping(token, false);
    clear();
    setAttaching(false);
    area.current?.focus();
  };
  return (
    <div className="composer">
      <label htmlFor={id} className="for-readers">
        {t('chat.composer')}
      </label>
      <textarea
        id={id}
        ref={area}
        rows={1}
        value={draft.text}
        placeholder={t('chat.composer')}
        enterKeyHint={onPhone ? 'enter' : 'send'}
        onChange={({ target }) => {
          change({ text: target.value });
          if (heard) sayTyping(token, target.value.trim() !== '');
        }}
        onKeyDown={(event) => {
          if (onPhone || !sends(event)) return;
          event.preventDefault();
          send();
        }}
      />
      <LengthNote text={draft.text} most={most} />
      {attaching ? (
        <Suspense fallback={<p className="quiet">{t('ui.waiting.loading')}</p>}>
          <Files
            value={draft.files}
            onChange={(files) => change({ files })}
            most={mostFilesOfDraft}
            draft={draft.draft}
            onPending={setPending}
          />
        </Suspense>
      ) : null}
      <div className="composer-foot">
        {attaching ? null : <PlainButton onClick={() => setAttaching(true)}>{t('chat.attach')}</PlainButton>}
        <PlainButton look="primary" aria-disabled={!ready} onClick={send}>
          {t('chat.send')}
        </PlainButton>
      </div>
    </div>
  );
}
