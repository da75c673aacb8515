import { useNavigate } from '@tanstack/react-router';
import { getPerson, listOpenWork, type OpenWork, type PersonRecord, recordLeaving } from '@tongli/contracts/org';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { usePathParam } from '../../../ui/address.ts';
import { DateInput } from '../../../ui/form/DateInput.tsx';
import type { Values } from '../../../ui/form/drafts.ts';
import { Field } from '../../../ui/form/Field.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { Page } from '../../../ui/Page.tsx';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { dateIn } from '../../../ui/time.ts';
import { type HandOver, HandOverInput } from './HandOverInput.tsx';
import { givenOf } from './hand-over.ts';

function bodyOf(values: Values, work: readonly OpenWork[], version: number) {
  return {
    lastDayOn: String(values.lastDayOn ?? ''),
    successorId: (values.successorId as string | undefined) ?? null,
    items: givenOf(work, (values.items ?? {}) as HandOver),
    version,
  };
}

interface FormProps {
  person: PersonRecord;
  work: readonly OpenWork[];
  onDone: () => void;
}

function LeavingForm({ person, work, onDone }: FormProps) {
  const { t } = useTranslation();
  const { zone, now } = useSite();
  const given = Object.fromEntries((person.leaving?.items ?? []).map(({ id, successorId }) => [id, successorId]));
  return (
    <VersionedForm
      endpoint={recordLeaving}
      name={`org.leaving.${person.id}`}
      record={person}
      initial={{
        lastDayOn: person.leaving?.lastDayOn ?? dateIn(zone, now()),
        ...(person.leaving?.successorId ? { successorId: person.leaving.successorId } : {}),
        items: given,
      }}
      fieldOf={(path) => (path[0] === 'items' ? ['items'] : path)}
      input={(values, version) => ({ params: { id: person.id }, body: bodyOf(values, work, version) })}
      submit={t('org.leaving.record')}
      cancel={<Button onClick={onDone}>{t('org.back')}</Button>}
      onDone={onDone}
    >
      <Field name="lastDayOn" label={t('org.leaving.last-day')} help={t('org.leaving.last-day-help')}>
        <DateInput />
      </Field>
      <Field name="successorId" label={t('org.leaving.successor')} help={t('org.leaving.successor-help')} optional>
        <PeopleSelect />
      </Field>
      <Section title={t('org.leaving.open-work', { count: work.length })}>
        {work.length > 0 ? (
          <Field name="items">
            <HandOverInput work={work} />
          </Field>
        ) : (
          <p className="quiet">{t('org.leaving.nothing-open')}</p>
        )}
      </Section>
    </VersionedForm>
  );
}

function Leaving({ person, work }: { person: PersonRecord; work: readonly OpenWork[] }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const words = useProblemWords();
  const navigate = useNavigate();
  const back = () => void navigate({ to: `/settings/people/${person.id}` });
  const allowance = person.actions['record-leaving'];
  if (!allowance?.allowed) {
    return <Alert type="warning" showIcon role="alert" title={words.ofRefusal(allowance?.refusal ?? 'forbidden')} />;
  }
  return (
    <>
      <p className="form-notice quiet">{t('org.person.as-in', { post: pick(person.post), unit: pick(person.unit) })}</p>
      <LeavingForm person={person} work={work} onDone={back} />
    </>
  );
}

/** Somebody leaves: the last day, and who takes over what is open, by name. */
export default function LeavingPage() {
  const { t } = useTranslation();
  const id = usePathParam('id');
  const person = useRead(getPerson, { params: { id } });
  const work = useRead(listOpenWork, { params: { id } });
  const title = person.data ? t('org.leaving.of', { name: person.data.name }) : t('org.leaving.record');
  return (
    <Page title={title} lead={t('org.leaving.lead')}>
      <Read of={person}>
        {(record) => <Read of={work}>{({ items }) => <Leaving person={record} work={items} />}</Read>}
      </Read>
    </Page>
  );
}
