import { type ContactRecord, listRecordings, type Recordings } from '@tongli/contracts/contacts';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../../api/hooks.ts';
import { Read } from '../../../../ui/Read.tsx';
import { Section } from '../../../../ui/record/Section.tsx';
import { Instant } from '../../../../ui/Times.tsx';
import { Happenings } from './Happenings.tsx';
import { Holds } from './Holds.tsx';
import { LegTable } from './LegTable.tsx';
import { Listen } from './Listen.tsx';
import { Screens } from './Screens.tsx';
import { TakeOut } from './TakeOut.tsx';
import '../../../../ui/desk/desk.css';

const soonMs = 2_000;

/** Something is still being recorded, or made whole. */
const isUnderWay = ({ legs, screens }: Recordings): boolean =>
  legs.some(({ recording }) => recording?.state === 'running' || recording?.state === 'unfinished') ||
  screens.some(({ state }) => state === 'running' || state === 'joining');

/** What is kept of a call: both sides to be heard, who was in it and how it sounded, and what keeps it from being deleted. */
export default function CallRecord({ record }: { record: ContactRecord }) {
  const { t } = useTranslation();
  const recordings = useRead(
    listRecordings,
    { params: { id: record.id } },
    { refetchInterval: ({ state }) => (state.data && isUnderWay(state.data) ? soonMs : false) },
  );
  return (
    <Read of={recordings}>
      {(all) => (
        <>
          <Section title={t('contacts.recording.title')}>
            <Listen record={record} recordings={all} />
            <TakeOut record={record} recordings={all} />
            {all.noticeAt === null ? null : (
              <p className="quiet">
                {t('contacts.recording.notice')} <Instant at={all.noticeAt} />
              </p>
            )}
          </Section>
          <Section title={t('contacts.recording.legs')}>
            <LegTable record={record} recordings={all} />
            <Happenings recordings={all} />
          </Section>
          <Screens contactId={record.id} recordings={all} />
          <Holds contactId={record.id} recordings={all} />
        </>
      )}
    </Read>
  );
}
