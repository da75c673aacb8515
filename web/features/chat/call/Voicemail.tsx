import { finishVoicemail } from '@tongli/contracts/contacts';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../api/call.ts';
import { useLanguage } from '../../../ui/language.ts';
import { PlainButton } from '../../../ui/PlainButton.tsx';
import { durationText } from '../../../ui/time.ts';
import { heard } from '../talk.ts';
import { useTroubleWords } from '../words.ts';

/** How long one can go on, second by second. */
export function VoicemailLeft({ until }: { until: string }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 500);
    return () => clearInterval(timer);
  }, []);
  const left = Math.max(0, (Date.parse(until) - now) / 1_000);
  return <p className="quiet figures">{t('chat.voicemail.left', { left: durationText(left, language) })}</p>;
}

/** All is said: it is kept, and we ring. */
export function FinishVoicemail({ token }: { token: string }) {
  const { t } = useTranslation();
  const words = useTroubleWords();
  const [busy, setBusy] = useState(false);
  const [trouble, setTrouble] = useState<unknown>(null);
  const finish = () => {
    setBusy(true);
    call(finishVoicemail, { params: { token } }).then(heard, (error: unknown) => {
      setTrouble(error);
      setBusy(false);
    });
  };
  return (
    <>
      <PlainButton look="primary" busy={busy} onClick={finish}>
        {t('chat.voicemail.finish')}
      </PlainButton>
      {trouble === null ? null : <span role="alert">{words(trouble)}</span>}
    </>
  );
}
