import type { SubjectRequest } from '@tongli/contracts/privacy';
import {
  askCopy,
  copyAskers,
  copyIdentities,
  type RecordingCopy,
  subjectRequestChannels,
} from '@tongli/contracts/privacy';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useMe, useSite } from '../../../api/session.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { dateIn } from '../../../ui/time.ts';

const mostOthers = 500;

/** Who asks for a copy, how it was made sure of them, and whose data beside theirs is heard in it. */
export default function AskCopy({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const { accountId } = useMe();
  const { now, zone } = useSite();
  const today = dateIn(zone, now());
  return (
    <Drawer open title={t('privacy.copy.ask')} onClose={onClose} size={480}>
      <EndpointForm
        endpoint={askCopy}
        name={`privacy.copy.of.${contactId}`}
        initial={{ asker: 'self', identityBy: 'call-back', channel: 'phone', receivedOn: today, ownerId: accountId }}
        input={({ asker, identityBy, channel, receivedOn, ownerId, others }) => ({
          params: { id: contactId },
          body: {
            asker: asker as RecordingCopy['asker'],
            identityBy: identityBy as RecordingCopy['identityBy'],
            channel: channel as SubjectRequest['channel'],
            receivedOn: String(receivedOn ?? ''),
            ownerId: String(ownerId ?? ''),
            others: String(others ?? ''),
          },
        })}
        submit={t('privacy.copy.ask')}
        onDone={onClose}
      >
        <p className="quiet form-notice">{t('privacy.copy.ask-lead')}</p>
        <Field name="asker" label={t('privacy.copy.asker')}>
          <Choices options={copyAskers.map((value) => ({ value, label: t(`privacy.copy.askers.${value}`) }))} />
        </Field>
        <Field name="identityBy" label={t('privacy.copy.identity')} help={t('privacy.copy.identity-help')}>
          <Choices options={copyIdentities.map((value) => ({ value, label: t(`privacy.copy.identities.${value}`) }))} />
        </Field>
        <Field name="channel" label={t('privacy.requests.channel')}>
          <Choices
            options={subjectRequestChannels.map((value) => ({ value, label: t(`privacy.requests.channels.${value}`) }))}
          />
        </Field>
        <Field name="receivedOn" label={t('privacy.requests.received')} help={t('privacy.requests.received-help')}>
          <DateInput latest={today} />
        </Field>
        <Field name="ownerId" label={t('privacy.requests.owner')}>
          <PeopleSelect />
        </Field>
        <Field name="others" label={t('privacy.copy.others')} help={t('privacy.copy.others-help')} optional>
          <LongText rows={2} maxRows={6} most={mostOthers} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}
