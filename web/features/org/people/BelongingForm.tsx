import type { movePerson, PersonRecord, rehirePerson } from '@tongli/contracts/org';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useSite } from '../../../api/session.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { dateIn } from '../../../ui/time.ts';
import { PostSelect } from '../inputs/PostSelect.tsx';
import { UnitSelect } from '../inputs/UnitSelect.tsx';

interface BelongingProps {
  person: PersonRecord;
  endpoint: typeof movePerson | typeof rehirePerson;
  /** What the date is called, and what is to be known of it. */
  on: string;
  help?: string;
  submit: string;
  onDone: () => void;
  /** Below the fields: what follows from them. */
  children?: ReactNode;
}

/** From which day on somebody belongs where, as what. */
export function BelongingForm({ person, endpoint, on, help, submit, onDone, children }: BelongingProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { zone, now } = useSite();
  return (
    <VersionedForm
      endpoint={endpoint}
      name={`${endpoint.id}.${person.id}`}
      record={person}
      initial={{ unitId: person.unitId, postId: person.postId, on: dateIn(zone, now()) }}
      input={(values, version) => ({
        params: { id: person.id },
        body: {
          unitId: String(values.unitId ?? ''),
          postId: String(values.postId ?? ''),
          on: String(values.on ?? ''),
          version,
        },
      })}
      submit={submit}
      onDone={onDone}
    >
      <Field name="on" label={on} {...(help === undefined ? {} : { help })}>
        <DateInput />
      </Field>
      <Field name="unitId" label={t('org.person.unit')}>
        <UnitSelect />
      </Field>
      <Field name="postId" label={t('org.person.post')}>
        <PostSelect now={{ id: person.postId, label: pick(person.post) }} />
      </Field>
      {children}
    </VersionedForm>
  );
}
