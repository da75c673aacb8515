import AudioMutedOutlined from '@ant-design/icons/es/icons/AudioMutedOutlined';
import AudioOutlined from '@ant-design/icons/es/icons/AudioOutlined';
import type { DeskCall } from '@tongli/contracts/contacts';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Phone } from '../../../api/voice/index.ts';
import { StateTag } from '../../../ui/StateTag.tsx';
import { usePhoneState } from '../../../ui/voice/usePhone.ts';
import { KeyMark } from '../KeyMark.tsx';
import { spokenKey } from '../keys.ts';
import { useDeskKeys } from '../useDeskKeys.ts';

/** Nothing of what one says leaves this browser while it is pressed. Its key works on every page. */
export function MuteButton({ phone }: { phone: Phone }) {
  const { t } = useTranslation();
  const place = useRef<HTMLSpanElement>(null);
  const isMuted = usePhoneState(phone)?.isMuted ?? false;
  useDeskKeys(place);
  return (
    <span ref={place}>
      <span data-act="mute">
        <Button
          aria-pressed={isMuted}
          aria-keyshortcuts={spokenKey('mute')}
          className={isMuted ? 'call-muted' : ''}
          icon={isMuted ? <AudioMutedOutlined /> : <AudioOutlined />}
          onClick={() => phone.mute(!isMuted)}
        >
          {t(isMuted ? 'contacts.call.unmute' : 'contacts.call.mute')} <KeyMark act="mute" />
        </Button>
      </span>
    </span>
  );
}

const tones = { on: 'progress', paused: 'limit' } as const;

/** Whether what is said is kept: there for all to see for as long as the call lasts. */
export function RecordingTag({ call }: { call: DeskCall | null }) {
  const { t } = useTranslation();
  const recording = call?.recording ?? 'off';
  if (recording === 'off') return null;
  const words = t(`contacts.call.recording-${recording}`);
  const why = call?.pausedFor ? t(`contacts.call.pause.${call.pausedFor}`) : '';
  return <StateTag tone={tones[recording]}>{why ? `${words} · ${why}` : words}</StateTag>;
}
