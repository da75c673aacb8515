import { Link } from '@tanstack/react-router';
import { type Complaint, escalateComplaint, getComplaint, remindOwner } from '@tongli/contracts/complaints';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { GiveSection } from '../assignment/GiveSection.tsx';
import { ProposalPart } from '../assignment/ProposalPart.tsx';
import { ExtensionSection } from '../extension/ExtensionSection.tsx';

interface PartProps {
  complaint: Complaint;
  onDone: () => void;
}

function Remind({ complaint, onDone }: PartProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('complaints.board.remind')}>
      <EndpointForm
        endpoint={remindOwner}
        name={`complaints.remind.${complaint.id}`}
        input={(values) => ({ params: { id: complaint.id }, body: { text: String(values.text ?? '') } })}
        side
        submit={t('complaints.board.remind-submit', { name: complaint.ownerName ?? '' })}
        onDone={onDone}
      >
        <Field name="text" label={t('complaints.board.remind-text')}>
          <LongText rows={2} maxRows={6} most={400} />
        </Field>
      </EndpointForm>
    </Section>
  );
}

function SendUp({ complaint, onDone }: PartProps) {
  const { t } = useTranslation();
  return (
    <Section title={t('complaints.board.send-up')}>
      <p className="quiet">{t('complaints.board.send-up-lead')}</p>
      <EndpointForm
        endpoint={escalateComplaint}
        name={`complaints.send-up.${complaint.id}`}
        input={(values) => ({ params: { id: complaint.id }, body: { reason: String(values.reason ?? '') } })}
        side
        submit={t('complaints.board.send-up-submit')}
        onDone={onDone}
      >
        <Field name="reason" label={t('complaints.board.reason')}>
          <LongText rows={2} maxRows={6} most={400} />
        </Field>
      </EndpointForm>
    </Section>
  );
}

/** Its answer is still to come, and by a limit that can be moved. */
const waits = ({ answeredAt, limits }: Complaint) =>
  answeredAt === null &&
  limits.some(({ kind, state }) => kind === 'respond' && (state === 'running' || state === 'warned'));

/** What can be done about one case without leaving the board. */
export function ActDrawer({ id, onClose }: { id: string; onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const result = useRead(getComplaint, { params: { id } });
  return (
    <Drawer open size={narrow ? '100%' : 640} onClose={onClose} title={t('complaints.board.act')}>
      <Read of={result}>
        {(complaint) => (
          <>
            <p className="form-notice">
              <Link to={`/complaints/${complaint.id}`}>{complaint.number}</Link> {complaint.summary}
            </p>
            <ProposalPart complaint={complaint} onDone={onClose} />
            <GiveSection complaint={complaint} onDone={onClose} />
            {complaint.ownerId === null ? null : <Remind complaint={complaint} onDone={onClose} />}
            {waits(complaint) ? <ExtensionSection complaint={complaint} side onDone={onClose} /> : null}
            <SendUp complaint={complaint} onDone={onClose} />
          </>
        )}
      </Read>
    </Drawer>
  );
}
