import { listPeople } from '@tongli/contracts/org';
import {
  assignSubjectRequest,
  closeSubjectRequest,
  registerSubjectRequest,
  type SubjectRequest,
  subjectRequestKinds,
  subjectRequestOutcomes,
} from '@tongli/contracts/privacy';
import { Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../api/hooks.ts';
import { Choices } from '../../ui/form/Choices.tsx';
import { EndpointForm } from '../../ui/form/EndpointForm.tsx';
import { Field } from '../../ui/form/Field.tsx';
import { LongText } from '../../ui/form/LongText.tsx';
import { VersionedForm } from '../../ui/form/VersionedForm.tsx';
import { PeopleSelect } from '../../ui/people/PeopleSelect.tsx';
import { HowAsked, howAskedOf, useUsualAsking } from './HowAsked.tsx';

/** What a customer asked, by which way and since when. */
export function RegisterRequest({ personId, onClose }: { personId: string; onClose: () => void }) {
  const { t } = useTranslation();
  const usual = useUsualAsking();
  return (
    <Drawer open title={t('privacy.requests.register')} onClose={onClose} size={480}>
      <EndpointForm
        endpoint={registerSubjectRequest}
        name={`privacy.request.of.${personId}`}
        initial={{ kind: 'access', ...usual }}
        input={({ kind, ...how }) => ({
          params: { id: personId },
          body: { kind: kind as SubjectRequest['kind'], ...howAskedOf(how) },
        })}
        submit={t('privacy.requests.register')}
        onDone={onClose}
      >
        <Field name="kind" label={t('privacy.requests.kind')}>
          <Choices
            options={subjectRequestKinds.map((value) => ({ value, label: t(`privacy.requests.kinds.${value}`) }))}
          />
        </Field>
        <HowAsked />
      </EndpointForm>
    </Drawer>
  );
}

interface OneProps {
  readonly request: SubjectRequest;
  readonly onClose: () => void;
}

/** What it came to, in words for the file. */
export function CloseRequest({ request, onClose }: OneProps) {
  const { t } = useTranslation();
  const { id } = request;
  return (
    <Drawer open title={t('privacy.requests.close')} onClose={onClose} size={480}>
      <VersionedForm
        endpoint={closeSubjectRequest}
        name={`privacy.request.close.${id}`}
        record={request}
        initial={{ outcome: 'granted' }}
        input={({ outcome, note }, version) => ({
          params: { id },
          body: { outcome: outcome as NonNullable<SubjectRequest['outcome']>, note: String(note ?? ''), version },
        })}
        submit={t('privacy.requests.close')}
        onDone={onClose}
      >
        <Field name="outcome" label={t('privacy.requests.outcome')}>
          <Choices
            options={subjectRequestOutcomes.map((value) => ({ value, label: t(`privacy.requests.outcomes.${value}`) }))}
          />
        </Field>
        <Field name="note" label={t('privacy.requests.note')} help={t('privacy.requests.note-help')}>
          <LongText rows={3} maxRows={8} most={500} />
        </Field>
      </VersionedForm>
    </Drawer>
  );
}

export function AssignRequest({ request, onClose }: OneProps) {
  const { t } = useTranslation();
  const { id } = request;
  const { data } = useRead(listPeople, {}, { staleTime: 60_000 });
  const nameOf = (value: unknown) => data?.people.find((one) => one.id === value)?.name;
  return (
    <Drawer open title={t('privacy.requests.assign')} onClose={onClose} size={480}>
      <VersionedForm
        endpoint={assignSubjectRequest}
        name={`privacy.request.assign.${id}`}
        record={request}
        initial={({ ownerId }) => ({ ownerId })}
        wordsOf={(path, value) => (path === 'ownerId' ? nameOf(value) : undefined)}
        input={(values, version) => ({ params: { id }, body: { ownerId: String(values.ownerId ?? ''), version } })}
        submit={t('privacy.requests.assign')}
        onDone={onClose}
      >
        <Field name="ownerId" label={t('privacy.requests.owner')}>
          <PeopleSelect />
        </Field>
      </VersionedForm>
    </Drawer>
  );
}
