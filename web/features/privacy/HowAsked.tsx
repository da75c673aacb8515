import { type SubjectRequest, subjectRequestChannels } from '@tongli/contracts/privacy';
import { useTranslation } from 'react-i18next';
import { useMe, useSite } from '../../api/session.ts';
import { Choices } from '../../ui/form/Choices.tsx';
import { DateInput } from '../../ui/form/DateInput.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { PeopleSelect } from '../../ui/people/PeopleSelect.tsx';
import { dateIn } from '../../ui/time.ts';

/** How a request mostly came: by phone, today, to whoever writes it down. */
export function useUsualAsking() {
  const { accountId } = useMe();
  const { now, zone } = useSite();
  return { channel: 'phone', receivedOn: dateIn(zone, now()), ownerId: accountId };
}

export const howAskedOf = ({ channel, receivedOn, ownerId }: Readonly<Record<string, unknown>>) => ({
  channel: channel as SubjectRequest['channel'],
  receivedOn: String(receivedOn ?? ''),
  ownerId: String(ownerId ?? ''),
});

/** By which way a request came, since when, and whose it is. */
export function HowAsked() {
  const { t } = useTranslation();
  const { receivedOn: today } = useUsualAsking();
  return (
    <>
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
    </>
  );
}
