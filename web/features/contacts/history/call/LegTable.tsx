import type { CallLeg, ContactRecord, Recordings } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../../api/session.ts';
import { useLanguage } from '../../../../ui/language.ts';
import type { Column } from '../../../../ui/list/column.ts';
import { DataTable } from '../../../../ui/list/DataTable.tsx';
import { StateTag, type Tone } from '../../../../ui/StateTag.tsx';
import { Day, Instant, useExportInstant } from '../../../../ui/Times.tsx';
import { dateIn, durationText } from '../../../../ui/time.ts';
import { QualityTag } from '../../../../ui/voice/QualityTag.tsx';
import { useLegName } from './useLegName.ts';

type State = NonNullable<CallLeg['recording']>['state'];

const tones: Readonly<Record<State, Tone>> = {
  running: 'progress',
  unfinished: 'waiting',
  kept: 'done',
  silent: 'neutral',
  lost: 'breached',
  deleted: 'neutral',
};

function RecordingCell({ recording }: CallLeg) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (recording === null) return '—';
  const { state, durationMs } = recording;
  return (
    <>
      <StateTag tone={tones[state]}>{t(`contacts.recording.state.${state}`)}</StateTag>{' '}
      {durationMs === null ? null : <span className="figures">{durationText(durationMs / 1_000, language)}</span>}
    </>
  );
}

function KeptUntil({ leg: { recording }, isHeld }: { leg: CallLeg; isHeld: boolean }) {
  const { t } = useTranslation();
  const { zone } = useSite();
  if (recording?.keptUntil) return <Day on={dateIn(zone, Date.parse(recording.keptUntil))} />;
  return isHeld && recording?.state === 'kept' ? t('contacts.legal.held') : '—';
}

/** Everybody who was in the call: when, how well they were heard, and what is kept of them until when. */
export function LegTable({ record, recordings }: { record: ContactRecord; recordings: Recordings }) {
  const { legs, holds } = recordings;
  const isHeld = holds.some(({ liftedAt }) => liftedAt === null);
  const { t } = useTranslation();
  const instant = useExportInstant();
  const nameOf = useLegName(record);
  const time = (key: 'from' | 'to', at: (leg: CallLeg) => string | null): Column<CallLeg> => ({
    key,
    title: t(`contacts.record.${key}`),
    text: (leg) => instant(at(leg)),
    render: (leg) => {
      const value = at(leg);
      return value === null ? '—' : <Instant at={value} />;
    },
  });
  const columns: Column<CallLeg>[] = [
    {
      key: 'who',
      title: t('contacts.recording.who'),
      text: nameOf,
      render: (leg) => (
        <>
          {nameOf(leg)} <span className="quiet">{t(`contacts.call.role.${leg.role}`)}</span>
        </>
      ),
      phone: 'title',
    },
    time('from', ({ joinedAt }) => joinedAt),
    time('to', ({ endedAt }) => endedAt),
    {
      key: 'quality',
      title: t('contacts.recording.quality'),
      text: ({ quality }) => (quality === null ? '' : String(quality.lossShare)),
      render: ({ quality }) => (quality === null ? '—' : <QualityTag quality={quality} overall />),
    },
    {
      key: 'recording',
      title: t('contacts.recording.state-title'),
      text: ({ recording }) => (recording === null ? '' : t(`contacts.recording.state.${recording.state}`)),
      render: (leg) => <RecordingCell {...leg} />,
    },
    {
      key: 'kept-until',
      title: t('contacts.recording.kept-until'),
      text: ({ recording }) => instant(recording?.keptUntil ?? null),
      render: (leg) => <KeptUntil leg={leg} isHeld={isHeld} />,
      grows: true,
    },
  ];
  return (
    <DataTable<CallLeg>
      columns={columns}
      rows={legs}
      rowKey={({ id }) => id}
      label={t('contacts.recording.legs')}
      empty={<p className="quiet">{t('contacts.recording.none')}</p>}
    />
  );
}
