import { type PublicQueue, startContact } from '@tongli/contracts/contacts';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { isRefusal } from '../../api/problem.ts';
import { PlainArea } from '../../ui/form/PlainArea.tsx';
import { PlainField } from '../../ui/form/PlainField.tsx';
import { useLanguage } from '../../ui/language.ts';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { drop, keep, readKept } from './kept.ts';
import { take } from './talk.ts';
import type { Way } from './ways.ts';
import { useTroubleWords } from './words.ts';

interface Said {
  readonly name: string;
  readonly phone: string;
  readonly text: string;
  /** One key for one contact: sent again after a lost connection it begins once. */
  readonly key: string;
}

const most = 4_000;
const fresh = (): Said => ({ name: '', phone: '', text: '', key: crypto.randomUUID() });

/** What is written before a contact begins, kept in this tab. */
function useSaid() {
  const [said, setSaid] = useState<Said>(() => readKept<Said>('start') ?? fresh());
  const change = (changes: Partial<Said>) => {
    const next = { ...said, ...changes };
    setSaid(next);
    keep('start', next);
  };
  return { said, change };
}

function useStart(queue: PublicQueue, way: Way) {
  const language = useLanguage() === 'en' ? 'en' : 'zh';
  const { said, change } = useSaid();
  const [trouble, setTrouble] = useState<unknown>(null);
  const [busy, setBusy] = useState(false);
  const start = async () => {
    setBusy(true);
    setTrouble(null);
    const { name, phone, text, key } = said;
    const body = { projectId: queue.projectId, queue: queue.code, channel: way, language, name, text } as const;
    try {
      const given = way === 'callback' ? { ...body, phone: phone.trim() } : body;
      const started = await call(startContact, { body: given, idempotencyKey: key });
      drop('start');
      take(started, queue.code);
    } catch (error) {
      // A refusal is no contact: what is sent next is another one.
      if (isRefusal(error)) change({ key: crypto.randomUUID() });
      setTrouble(error);
      setBusy(false);
    }
  };
  return { said, change, start, trouble, busy };
}

/** What is asked before a conversation, a callback or a letter: as little as can be. */
export function StartForm({ queue, way }: { queue: PublicQueue; way: Way }) {
  const { t } = useTranslation();
  const words = useTroubleWords();
  const form = useRef<HTMLFormElement>(null);
  const { said, change, start, trouble, busy } = useStart(queue, way);
  const [missing, setMissing] = useState(false);
  const lacksPhone = way === 'callback' && said.phone.trim() === '';
  const lacksText = way === 'form' && said.text.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(lacksPhone || lacksText);
    if (!lacksPhone && !lacksText) void start();
    else form.current?.querySelector<HTMLElement>('[required]')?.focus();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      <PlainField
        label={t('chat.name')}
        autoComplete="name"
        maxLength={60}
        value={said.name}
        onText={(name) => change({ name })}
      />
      {way === 'callback' ? (
        <PlainField
          label={t('chat.phone')}
          type="tel"
          autoComplete="tel"
          required
          maxLength={21}
          value={said.phone}
          wrong={missing && lacksPhone ? t('chat.trouble.phone') : null}
          onText={(phone) => change({ phone })}
        />
      ) : null}
      <PlainArea
        label={t(way === 'form' ? 'chat.text' : 'chat.text-optional')}
        rows={3}
        most={most}
        required={way === 'form'}
        value={said.text}
        wrong={missing && lacksText ? t('chat.trouble.message-empty') : null}
        onText={(text) => change({ text })}
      />
      {trouble === null ? null : (
        <p role="alert" className="chat-notice">
          {words(trouble)}
        </p>
      )}
      <p className="chat-acts chat-acts-end">
        <PlainButton look="primary" type="submit" busy={busy}>
          {t(`chat.start.${way}`)}
        </PlainButton>
      </p>
    </form>
  );
}
