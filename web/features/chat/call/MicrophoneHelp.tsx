import { useTranslation } from 'react-i18next';
import type { MicrophoneRefusal } from '../../../api/voice/index.ts';
import { PlainButton } from '../../../ui/PlainButton.tsx';
import { placeOf } from '../place.ts';

interface MicrophoneHelpProps {
  refusal: MicrophoneRefusal;
  onRetry: () => void;
}

/** Why there is no microphone, and what can be done. */
export default function MicrophoneHelp({ refusal, onRetry }: MicrophoneHelpProps) {
  const { t } = useTranslation();
  const { framed, project } = placeOf(location.pathname, location.search);
  const address = project === null ? '/chat' : `/chat/${encodeURIComponent(project)}`;
  return (
    <div role="alert" className="chat-notice">
      <p>{t(`ui.voice.refused.${refusal}`)}</p>
      <p className="chat-acts">
        <PlainButton onClick={onRetry}>{t('chat.retry')}</PlainButton>
        {framed ? (
          <a href={address + location.search} target="_blank" rel="noopener">
            {t('chat.call.own-window')}
          </a>
        ) : null}
      </p>
    </div>
  );
}
