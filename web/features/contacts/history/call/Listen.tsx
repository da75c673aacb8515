import {
  type CallLeg,
  type ContactRecord,
  discloseRecording,
  discloseScreen,
  type Recordings,
  type ScreenTake,
} from '@tongli/contracts/contacts';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { call } from '../../../../api/call.ts';
import { fileAddress } from '../../../../ui/file-address.ts';
import { ReasonDrawer } from '../../../../ui/form/ReasonDrawer.tsx';
import { useProblemWords } from '../../../../ui/problem-words.ts';
import { ActButton } from '../../../../ui/record/ActButton.tsx';
import { Playback } from '../../../../ui/voice/Playback.tsx';
import type { ScreenFilm } from '../../../../ui/voice/ScreenBeside.tsx';
import { useLegName } from './useLegName.ts';

const mostReason = 200;

interface Kept {
  readonly leg: CallLeg;
  readonly recordingId: string;
}

/** Shorter than a word. */
const leastMs = 500;

const keptOf = (legs: readonly CallLeg[]): Kept[] =>
  legs.flatMap((leg) =>
    leg.recording?.state === 'kept' && (leg.recording.durationMs ?? 0) >= leastMs
      ? [{ leg, recordingId: leg.recording.id }]
      : [],
  );

/** Addresses of all sides, which are asked for with the same reason one after the other. */
async function addressesOf(id: string, kept: readonly Kept[], reason: string): Promise<string[]> {
  const found = kept.map(({ recordingId }) =>
    call(discloseRecording, { params: { id, recordingId }, body: { reason } }),
  );
  return (await Promise.all(found)).map(({ token }) => fileAddress(token));
}

/** Screens that were kept meanwhile, asked for with the same reason. */
async function filmsOf(id: string, screens: readonly ScreenTake[], reason: string): Promise<ScreenFilm[]> {
  const kept = screens.filter(({ state }) => state === 'kept');
  const found = kept.map(async ({ id: screenId, agentName, startedAt, endedAt }) => {
    const { token } = await call(discloseScreen, { params: { id, screenId }, body: { reason } });
    const address = fileAddress(token);
    return { address, label: agentName, startedAt: Date.parse(startedAt), endedAt: Date.parse(endedAt ?? startedAt) };
  });
  return Promise.all(found);
}

interface Heard {
  readonly addresses: readonly string[];
  readonly screens: readonly ScreenFilm[];
}

interface ListenProps {
  record: ContactRecord;
  recordings: Recordings;
}

/** Both sides in step, once a reason was given; until the page is left. */
export function Listen({ record, recordings: { legs, screens, actions } }: ListenProps) {
  const { t } = useTranslation();
  const problem = useProblemWords();
  const nameOf = useLegName(record);
  const [asking, setAsking] = useState(false);
  const [heard, setHeard] = useState<Heard | null>(null);
  const kept = keptOf(legs);
  const [first, ...others] = kept;
  if (!first)
    return <p className="quiet">{t(legs.length === 0 ? 'contacts.recording.none' : 'contacts.recording.nothing')}</p>;
  if (heard)
    return (
      <Playback
        recordings={heard.addresses.map((address, at) => ({ address, label: nameOf(kept[at]?.leg ?? first.leg) }))}
        screens={heard.screens}
      />
    );
  return (
    <>
      <div className="button-row">
        <ActButton allowance={actions.listen} kind="primary" onAct={() => setAsking(true)}>
          {t('contacts.recording.listen')}
        </ActButton>
        {actions.listen?.allowed ? null : <span className="quiet">{problem.ofRefusal('forbidden')}</span>}
      </div>
      {asking ? (
        <ReasonDrawer
          endpoint={discloseRecording}
          name={`contacts.listen.${record.id}`}
          title={t('contacts.recording.listen')}
          consequence={t('contacts.recording.listen-words')}
          submit={t('contacts.recording.listen')}
          most={mostReason}
          input={(reason) => ({ params: { id: record.id, recordingId: first.recordingId }, body: { reason } })}
          sendBy={async (input) => {
            const shown = await call(discloseRecording, input);
            const more = await addressesOf(record.id, others, input.body.reason);
            const films = await filmsOf(record.id, screens, input.body.reason);
            setHeard({ addresses: [fileAddress(shown.token), ...more], screens: films });
            return shown;
          }}
          onClose={() => setAsking(false)}
        />
      ) : null}
    </>
  );
}
