import {
  type DeskCall,
  type DeskContact,
  pauseReason,
  pauseRecording,
  resumeRecording,
} from '@tongli/contracts/contacts';
import { Button, Dropdown } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { KeyMark } from '../KeyMark.tsx';
import { spokenKey } from '../keys.ts';
import { useDeskKeys } from '../useDeskKeys.ts';
import { RecordingTag } from './pieces.tsx';

/** Pausing asks what is going to be said; going on is one press. */
export function RecordingControl({ contact, call }: { contact: DeskContact; call: DeskCall }) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const place = useRef<HTMLDivElement>(null);
  const pause = useAct(pauseRecording);
  const resume = useAct(resumeRecording);
  useDeskKeys(place);
  const params = { id: contact.id };
  const error = pause.error ?? resume.error;
  const mayPause = contact.actions['pause-recording'];
  return (
    <div className="call-record" ref={place}>
      <RecordingTag call={call} />
      <span data-act="recording">
        {call.recording === 'paused' ? (
          <ActButton
            allowance={contact.actions['resume-recording']}
            kind="primary"
            pending={resume.isPending}
            onAct={() => resume.mutate({ params })}
          >
            {t('contacts.call.resume-recording')} <KeyMark act="recording" />
          </ActButton>
        ) : mayPause?.allowed ? (
          <Dropdown
            trigger={['click']}
            autoFocus
            menu={{
              items: pauseReason.options.map((reason) => ({ key: reason, label: t(`contacts.call.pause.${reason}`) })),
              onClick: ({ key }) => pause.mutate({ params, body: { reason: pauseReason.parse(key) } }),
            }}
          >
            <Button aria-haspopup="menu" aria-keyshortcuts={spokenKey('recording')} loading={pause.isPending}>
              {t('contacts.call.pause-recording')} <KeyMark act="recording" />
            </Button>
          </Dropdown>
        ) : (
          <ActButton allowance={mayPause} onAct={() => undefined}>
            {t('contacts.call.pause-recording')}
          </ActButton>
        )}
      </span>
      {error ? <span role="alert">{problem.ofError(error)}</span> : null}
    </div>
  );
}
