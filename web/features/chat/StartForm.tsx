import type { PublicQueue } from '@tongli/contracts/contacts';
import { type FormEvent, lazy, Suspense, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRefusal } from '../../api/problem.ts';
import type { MicrophoneRefusal } from '../../api/voice/index.ts';
import { PlainArea } from '../../ui/form/PlainArea.tsx';
import { PlainField } from '../../ui/form/PlainField.tsx';
import { useBilingual, useLanguage } from '../../ui/language.ts';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { drop, keep, readKept } from './kept.ts';
import { readyToSpeak, type Said, speakNot, start } from './starting.ts';
import { take } from './talk.ts';
import { isSpokenWay, type Way } from './ways.ts';
import { useTroubleWords } from './words.ts';

const MicrophoneHelp = lazy(() => import('./call/MicrophoneHelp.tsx'));

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
  const [refusal, setRefusal] = useState<MicrophoneRefusal | null>(null);
  const [busy, setBusy] = useState(false);
  const begin = async () => {
    setBusy(true);
    setTrouble(null);
    try {
      const refused = await readyToSpeak(way);
      setRefusal(refused);
      if (refused !== null) return setBusy(false);
      const started = await start(queue, way, { ...said, language });
      drop('start');
      take(started, queue.code);
    } catch (error) {
      // A refusal is no contact: what is sent next is another one.
      if (isRefusal(error)) change({ key: crypto.randomUUID() });
      void speakNot(way);
      setTrouble(error);
      setBusy(false);
    }
  };
  return { said, change, begin, trouble, refusal, busy };
}

/** What each way cannot do without. */
const needs = (way: Way) => ({
  phone: way === 'callback' || way === 'voicemail',
  text: way === 'form',
});

type Starting = ReturnType<typeof useStart>;

function Trouble({ trouble, refusal, begin }: Starting) {
  const words = useTroubleWords();
  if (refusal !== null)
    return (
      <Suspense fallback={null}>
        <MicrophoneHelp refusal={refusal} onRetry={() => void begin()} />
      </Suspense>
    );
  if (trouble === null) return null;
  return (
    <p role="alert" className="chat-notice">
      {words(trouble)}
    </p>
  );
}

/** What is asked before a contact begins: as little as can be. */
export function StartForm({ queue, way }: { queue: PublicQueue; way: Way }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const gap = useLanguage() === 'en' ? ' ' : '';
  const form = useRef<HTMLFormElement>(null);
  const starting = useStart(queue, way);
  const { said, change, begin, busy } = starting;
  const [missing, setMissing] = useState(false);
  const need = needs(way);
  const lacksPhone = need.phone && said.phone.trim() === '';
  const lacksText = need.text && said.text.trim() === '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setMissing(lacksPhone || lacksText);
    if (!lacksPhone && !lacksText) void begin();
    else form.current?.querySelector<HTMLElement>('[required]')?.focus();
  };
  return (
    <form ref={form} onSubmit={submit} noValidate>
      {isSpokenWay(way) ? (
        <p className="chat-before">
          {t('chat.call.ask')}
          {gap}
          {queue.tellsRecording ? pick(queue.words.recording) || t('chat.call.notice') : null}
        </p>
      ) : null}
      <PlainField
        label={t('chat.name')}
        autoComplete="name"
        maxLength={60}
        value={said.name}
        onText={(name) => change({ name })}
      />
      {need.phone ? (
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
      {way === 'voicemail' ? null : (
        <PlainArea
          label={t(need.text ? 'chat.text' : 'chat.text-optional')}
          rows={3}
          most={most}
          required={need.text}
          value={said.text}
          wrong={missing && lacksText ? t('chat.trouble.message-empty') : null}
          onText={(text) => change({ text })}
        />
      )}
      <Trouble {...starting} />
      <p className="chat-acts chat-acts-end">
        <PlainButton look="primary" type="submit" busy={busy}>
          {t(`chat.start.${way}`)}
        </PlainButton>
      </p>
    </form>
  );
}
