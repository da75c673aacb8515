import { askCopy, copyAskers, copyIdentities, type RecordingCopy } from '@tongli/contracts/privacy';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { HowAsked, howAskedOf, useUsualAsking } from '../HowAsked.tsx';

const mostOthers = 500;

/** Who asks for a copy, how it was made sure of them, and whose data beside theirs is heard in it. */
export default function AskCopy({ contactId, onClose }: { contactId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const usual = useUsualAsking();
  return (
    <Drawer open title={t('privacy.copy.ask')} onClose={onClose} size={480}>
      <EndpointForm
        endpoint={askCopy}
        name={`privacy.copy.of.${contactId}`}
        initial={{ asker: 'self', identityBy: 'call-back', ...usual }}
        input={({ asker, identityBy, others, ...how }) => ({
          params: { id: contactId },
          body: {
            asker: asker as RecordingCopy['asker'],
            identityBy: identityBy as RecordingCopy['identityBy'],
            ...howAskedOf(how),
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
        <HowAsked />
        <Field name="others" label={t('privacy.copy.others')} help={t('privacy.copy.others-help')} optional>
          <LongText rows={2} maxRows={6} most={mostOthers} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}
