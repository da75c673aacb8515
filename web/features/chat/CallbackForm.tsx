import { turnToCallback, turnToVoicemail } from '@tongli/contracts/contacts';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { PlainField } from '../../ui/form/PlainField.tsx';
import { PlainButton } from '../../ui/PlainButton.tsx';
import { heard } from './talk.ts';
import { useTroubleWords } from './words.ts';

export type Instead = 'callback' | 'voicemail';

interface CallbackFormProps {
  token: string;
  kind?: Instead;
  onClose: () => void;
}

/** Tired of waiting: the place is kept, or a message is left, and we ring. */
export function CallbackForm({ token, kind = 'callback', onClose }: CallbackFormProps) {
  const { t } = useTranslation();
  const words = useTroubleWords();
  const [name, setName] = useState('');
  const [phone, setPhone] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (busy) return;
    if (phone.trim() === '') return setWrong(t('chat.trouble.phone'));
    setBusy(true);
    const body = { phone: phone.trim(), name: name.trim() || t('chat.nameless') };
    call(kind === 'callback' ? turnToCallback : turnToVoicemail, { params: { token }, body }).then(
      heard,
      (error: unknown) => {
        setWrong(words(error));
        setBusy(false);
      },
    );
  };
  return (
    <form className="chat-bottom" onSubmit={submit} noValidate>
      <h2>{t(`chat.${kind}.title`)}</h2>
      <p className="quiet">{t(`chat.${kind}.lead`)}</p>
      <PlainField
        label={t('chat.phone')}
        type="tel"
        autoComplete="tel"
        autoFocus
        maxLength={21}
        value={phone}
        wrong={wrong}
        onText={setPhone}
      />
      <PlainField label={t('chat.name')} autoComplete="name" maxLength={60} value={name} onText={setName} />
      <p className="chat-acts chat-acts-end">
        <PlainButton onClick={onClose}>{t('chat.callback.wait')}</PlainButton>
        <PlainButton look="primary" type="submit" busy={busy}>
          {t(`chat.${kind}.ask`)}
        </PlainButton>
      </p>
    </form>
  );
}
