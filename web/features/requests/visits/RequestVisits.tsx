import { bookVisit, listVisitsOfRequest, listVisitWindows, type Request } from '@tongli/contracts/requests';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { useDirectory } from '../people.ts';
import { slotOf, useSlotOptions } from './slots.ts';
import { VisitCard } from './VisitCard.tsx';

interface BookingProps {
  request: Request;
  onDone: () => void;
}

function Booking({ request, onDone }: BookingProps) {
  const { t } = useTranslation();
  const { unit } = useDirectory();
  const { data } = useRead(listVisitWindows, {});
  const teams = (data?.teams ?? []).filter(({ windows }) => windows.length > 0).map(({ unitId }) => unitId);
  const [chosen, setChosen] = useState<string | undefined>();
  const unitId = chosen ?? teams[0];
  const slots = useSlotOptions(unitId);
  if (data && teams.length === 0) return <p className="quiet">{t('requests.visit.no-windows')}</p>;
  return (
    <>
      <p>
        <Select
          aria-label={t('requests.visit.team')}
          className="wide-select"
          {...(unitId === undefined ? {} : { value: unitId })}
          onChange={setChosen}
          options={teams.map((id) => ({ value: id, label: unit(id) ?? '…' }))}
        />
      </p>
      <EndpointForm
        endpoint={bookVisit}
        name={`requests.visit.${request.id}`}
        input={(values) => ({
          params: { id: request.id },
          body: {
            ...slotOf(values.slot),
            personId: values.personId ? String(values.personId) : null,
            place: String(values.place ?? ''),
            note: String(values.note ?? ''),
          },
        })}
        fieldOf={(path) => (path[0] === 'windowId' || path[0] === 'on' ? ['slot'] : path)}
        submit={t('requests.visit.book')}
        side
        cancel={<Button onClick={onDone}>{t('requests.act.back')}</Button>}
        onDone={onDone}
      >
        <Field name="slot" label={t('requests.visit.slot')}>
          <Select options={slots} />
        </Field>
        <Field name="personId" label={t('requests.visit.person')} optional>
          <PeopleSelect />
        </Field>
        <Field name="place" label={t('requests.visit.place')} optional>
          <Input autoComplete="off" />
        </Field>
        <Field name="note" label={t('requests.visit.note')} optional>
          <Input autoComplete="off" />
        </Field>
      </EndpointForm>
    </>
  );
}

/** Visits 上门 for a request: those that there were and will be, and another one. */
export function RequestVisits({ request }: { request: Request }) {
  const { t } = useTranslation();
  const [booking, setBooking] = useState(false);
  const { data } = useRead(listVisitsOfRequest, { params: { id: request.id } });
  const visits = data?.visits ?? [];
  const may = request.actions['book-visit']?.allowed === true;
  if (visits.length === 0 && !may) return null;
  return (
    <Section
      title={t('requests.visit.title')}
      actions={may && !booking ? <Button onClick={() => setBooking(true)}>{t('requests.visit.new')}</Button> : null}
    >
      {booking ? <Booking request={request} onDone={() => setBooking(false)} /> : null}
      {visits.length === 0 && !booking ? <p className="quiet">{t('requests.visit.none')}</p> : null}
      {visits.map((visit) => (
        <VisitCard key={visit.id} visit={visit} />
      ))}
    </Section>
  );
}
