import {
  type CallLeg,
  type ContactRecord,
  downloadRecordings,
  type RecordedSide,
  type Recordings,
} from '@tongli/contracts/contacts';
import { Alert, Button, Space } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { fileAddress } from '../../../../ui/file-address.ts';
import { ReasonDrawer } from '../../../../ui/form/ReasonDrawer.tsx';
import { saveBlob } from '../../../../ui/list/csv.ts';
import { ActButton } from '../../../../ui/record/ActButton.tsx';
import { saveFrom } from '../../../../ui/save.ts';
import { mixedCall } from '../../../../ui/voice/mixing.ts';
import { useLegName } from './useLegName.ts';

const mostReason = 200;

interface Taken {
  readonly number: string;
  readonly sides: readonly RecordedSide[];
}

/** What was taken out is at hand until the page is left: all sides in one file, or each as it was recorded. */
function Files({ taken: { number, sides }, nameOf }: { taken: Taken; nameOf: (side: RecordedSide) => string }) {
  const { t } = useTranslation();
  const [state, setState] = useState<'idle' | 'mixing' | 'failed'>('idle');
  const mix = async () => {
    setState('mixing');
    const all = sides.map(({ token, ...side }) => ({ ...side, address: fileAddress(token) }));
    const wav = await mixedCall(all).catch(() => null);
    setState(wav === null ? 'failed' : 'idle');
    if (wav) saveBlob(`${number}.wav`, wav);
  };
  return (
    <Alert
      type={state === 'failed' ? 'error' : 'success'}
      showIcon
      role="status"
      className="form-notice"
      title={t(state === 'failed' ? 'contacts.take-out.failed' : 'contacts.take-out.ready')}
      description={
        <Space wrap>
          <Button type="primary" loading={state === 'mixing'} onClick={() => void mix()}>
            {t('contacts.take-out.together')}
          </Button>
          {sides.map((side) => (
            <Button key={side.recordingId} onClick={() => saveFrom(fileAddress(side.token))}>
              {t('contacts.take-out.side', { name: nameOf(side) })}
            </Button>
          ))}
        </Space>
      }
    />
  );
}

/** Takes the recordings of a call out of the house, by whoever may, with a reason. */
export function TakeOut({ record, recordings: { legs, actions } }: { record: ContactRecord; recordings: Recordings }) {
  const { t } = useTranslation();
  const name = useLegName(record);
  const [asking, setAsking] = useState(false);
  const [taken, setTaken] = useState<Taken | null>(null);
  const legOf = ({ recordingId }: RecordedSide): CallLeg | undefined =>
    legs.find(({ recording }) => recording?.id === recordingId);
  const nameOf = (side: RecordedSide) => {
    const leg = legOf(side);
    return leg ? name(leg) : side.name;
  };
  const kept = legs.some(({ recording }) => recording?.state === 'kept');
  if (!actions.download?.allowed || !kept) return null;
  if (taken) return <Files taken={taken} nameOf={nameOf} />;
  return (
    <>
      <div className="button-row">
        <ActButton allowance={actions.download} onAct={() => setAsking(true)}>
          {t('contacts.take-out.recordings')}
        </ActButton>
      </div>
      {asking ? (
        <ReasonDrawer
          endpoint={downloadRecordings}
          name={`contacts.download.${record.id}`}
          title={t('contacts.take-out.recordings')}
          consequence={t('contacts.take-out.words')}
          submit={t('contacts.take-out.recordings')}
          most={mostReason}
          input={(reason) => ({ params: { id: record.id }, body: { reason } })}
          onDone={setTaken}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
