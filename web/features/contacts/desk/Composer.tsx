import { useQueryClient } from '@tanstack/react-query';
import { type DeskContact, type DeskDraft, keepDraft } from '@tongli/contracts/contacts';
import { mostFilesOfDraft } from '@tongli/contracts/files';
import { blankIn } from '@tongli/contracts/knowledge';
import { Button } from 'antd';
import { type KeyboardEvent, type RefObject, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { may, useMe, useSite } from '../../../api/session.ts';
import { Slot } from '../../../app/Slot.tsx';
import { Attachments, type PendingFiles } from '../../../ui/form/Attachments.tsx';
import { LengthNote } from '../../../ui/form/LengthNote.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { KeyMark } from '../KeyMark.tsx';
import { spokenKey } from '../keys.ts';
import { joinTexts, sameIds } from './begun.ts';
import { messagesKey } from './messages.ts';
import { addToOutbox, pump } from './outbox-store.ts';
import { useSayTyping } from './typing.ts';
import { useBegun } from './useBegun.ts';
import { wordsIn } from './words-in.ts';

const most = 4_000;

const nothing: DeskDraft = { text: '', internal: false, files: [] };

/** What is being written to a contact, kept until it is sent. */
function useDraft(contactId: string) {
  const { value, change } = useBegun<DeskDraft>({
    ...{ contactId, name: `contacts.message.${contactId}`, nothing },
    pick: ({ draft }) => draft,
    tell: (body) => call(keepDraft, { params: { id: contactId }, body }),
    same: (one, other) => one.text === other.text && one.internal === other.internal && sameIds(one.files, other.files),
    join: (theirs, ours) => ({
      ...ours,
      text: joinTexts(theirs.text, ours.text),
      files: ours.files.length > 0 ? ours.files : theirs.files,
    }),
  });
  return {
    draft: value,
    change: (next: Partial<DeskDraft>) => change({ ...value, ...next }),
    clear: () => change({ ...nothing, internal: value.internal }),
  };
}

/** Enter sends and Shift+Enter begins a line; within the writing of Chinese it belongs to that. */
const sends = ({ key, shiftKey, nativeEvent }: KeyboardEvent) =>
  key === 'Enter' && !shiftKey && !nativeEvent.isComposing && nativeEvent.keyCode !== 229;

/** Messages that wait are sent; read again is what stands then. */
export function usePump(): (contactId: string) => void {
  const client = useQueryClient();
  return (contactId) => void pump(contactId, (id) => client.refetchQueries({ queryKey: messagesKey(id) }));
}

type Area = RefObject<HTMLTextAreaElement | null>;

function select({ current }: Area, [from, to]: readonly [number, number]): void {
  current?.focus();
  current?.setSelectionRange(from, to);
}

function useSend(contact: DeskContact, { draft, clear }: ReturnType<typeof useDraft>, area: Area) {
  const { now } = useSite();
  const start = usePump();
  const inner = contact.role === 'consulted' || draft.internal;
  const text = draft.text.trim();
  const ready =
    contact.actions.send?.allowed === true && (text !== '' || draft.files.length > 0) && text.length <= most;
  const send = (): boolean => {
    if (!ready) return false;
    // What a phrase left open is filled before a customer reads it.
    const blank = inner ? null : blankIn(draft.text);
    if (blank) {
      select(area, blank);
      return false;
    }
    const at = new Date(now()).toISOString();
    addToOutbox({ id: crypto.randomUUID(), contactId: contact.id, at, text, internal: inner, files: draft.files });
    clear();
    start(contact.id);
    return true;
  };
  return { inner, ready, send };
}

interface OutageWordsProps {
  contact: DeskContact;
  text: string;
  onWrite: (text: string, selected: readonly [number, number]) => void;
}

/** What was agreed to be said while something is wrong for many, behind what is written already. */
function OutageWords({ contact: { outage, language }, text, onWrite }: OutageWordsProps) {
  const { t } = useTranslation();
  const phrase = wordsIn(outage?.phrase ?? null, language);
  if (phrase === null) return null;
  const write = () => {
    const whole = joinTexts(text.trimEnd(), phrase).trimStart();
    onWrite(whole, [whole.length, whole.length]);
  };
  return (
    <span data-act="outage">
      <Button size="small" onClick={write}>
        {t('contacts.outage.use')} <KeyMark act="outage" />
      </Button>
    </span>
  );
}

interface MessageAreaProps {
  area: Area;
  inner: boolean;
  text: string;
  onText: (text: string) => void;
  onSend: () => void;
}

function MessageArea({ area, inner, text, onText, onSend }: MessageAreaProps) {
  const { t } = useTranslation();
  const label = t(inner ? 'contacts.composer.to-colleagues' : 'contacts.composer.to-customer');
  return (
    <textarea
      ref={area}
      data-act="message"
      aria-label={label}
      aria-keyshortcuts={spokenKey('message')}
      placeholder={label}
      value={text}
      onChange={({ target }) => onText(target.value)}
      onKeyDown={(event) => {
        if (!sends(event)) return;
        event.preventDefault();
        onSend();
      }}
    />
  );
}

/** Where one writes to the customer, or to colleagues alone. */
export function Composer({ contact }: { contact: DeskContact }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const mayStage = may(useMe(), 'files.stage');
  const own = useDraft(contact.id);
  const { draft, change } = own;
  const sayTyping = useSayTyping(contact.id);
  const [attaching, setAttaching] = useState(draft.files.length > 0);
  const [pending, setPending] = useState<PendingFiles>('none');
  const area = useRef<HTMLTextAreaElement>(null);
  const { inner, ready, send } = useSend(contact, own, area);
  const allowed = contact.actions.send;
  if (allowed && !allowed.allowed)
    return <p className="talk-notice quiet">{words.ofRefusal(allowed.refusal ?? 'forbidden')}</p>;
  const done = () => {
    if (pending === 'sending' || !send()) return;
    sayTyping(false);
    setAttaching(false);
    area.current?.focus();
  };
  const write = (text: string, range: readonly [number, number]) => {
    flushSync(() => change({ text }));
    select(area, range);
  };
  const { number, projectId, queueName, language, customer, callerName } = contact;
  const about = { number, projectId, queueName, language, customerName: customer?.name ?? callerName };
  return (
    <div className={inner ? 'composer composer-inner' : 'composer'}>
      <MessageArea
        area={area}
        inner={inner}
        text={draft.text}
        onText={(text) => {
          change({ text });
          sayTyping(!inner && text.trim() !== '');
        }}
        onSend={done}
      />
      <LengthNote text={draft.text} most={most} />
      {attaching ? (
        <Attachments
          most={mostFilesOfDraft}
          value={draft.files}
          onChange={(files) => change({ files: [...files] })}
          onPending={setPending}
        />
      ) : null}
      <div className="composer-foot">
        {contact.role === 'consulted' ? null : (
          <span data-act="internal">
            <Button size="small" aria-pressed={inner} onClick={() => change({ internal: !draft.internal })}>
              {t(inner ? 'contacts.composer.inner' : 'contacts.composer.outer')} <KeyMark act="internal" />
            </Button>
          </span>
        )}
        {mayStage ? (
          <Button size="small" aria-expanded={attaching} onClick={() => setAttaching(!attaching)}>
            {t('contacts.composer.attach')}
          </Button>
        ) : null}
        {inner ? null : <OutageWords contact={contact} text={draft.text} onWrite={write} />}
        <Slot name="contact.composer" give={{ ...about, text: draft.text, area, onWrite: write }} />
        <span className="quiet">{t('contacts.composer.help')}</span>
        <Button type="primary" disabled={!ready || pending === 'sending'} onClick={done}>
          {t('contacts.act.send')}
        </Button>
      </div>
    </div>
  );
}
