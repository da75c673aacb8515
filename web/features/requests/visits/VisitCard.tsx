import { Link } from '@tanstack/react-router';
import { advanceVisit, cancelVisit, discloseVisitPlace, type Visit } from '@tongli/contracts/requests';
import { Button } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { ActButton } from '../../../ui/record/ActButton.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { EndForm } from './EndForm.tsx';
import { RebookForm } from './RebookForm.tsx';
import './visits.css';

const tones: Readonly<Record<Visit['state'], Tone>> = {
  booked: 'waiting',
  'on-the-way': 'progress',
  arrived: 'progress',
  done: 'done',
  missed: 'breached',
  cancelled: 'neutral',
};

function Place({ visit }: { visit: Visit }) {
  const { t } = useTranslation();
  const show = useAct(discloseVisitPlace);
  if (!visit.hasPlace || !visit.actions['see-place']?.allowed) return null;
  if (show.data) return <p>{show.data.place}</p>;
  return (
    <Button size="small" loading={show.isPending} onClick={() => show.mutate({ params: { id: visit.id }, body: {} })}>
      {t('requests.visit.see-place')}
    </Button>
  );
}

function CancelForm({ visit, onDone }: { visit: Visit; onDone: () => void }) {
  const { t } = useTranslation();
  return (
    <EndpointForm
      endpoint={cancelVisit}
      name={`requests.visit-cancel.${visit.id}`}
      input={(values) => ({
        params: { id: visit.id },
        body: { reason: String(values.reason ?? ''), version: visit.version },
      })}
      side
      submit={t('requests.visit.act.cancel')}
      cancel={<Button onClick={onDone}>{t('requests.act.back')}</Button>}
      onDone={onDone}
    >
      <Field name="reason" label={t('requests.reason')}>
        <LongText rows={2} most={400} />
      </Field>
    </EndpointForm>
  );
}

const forms = { end: EndForm, rebook: RebookForm, cancel: CancelForm } as const;
const formNames = ['rebook', 'cancel', 'end'] as const;

/** One visit as whoever goes there needs it, on a phone too: when, who, where, what is next. */
export function VisitCard({ visit, named = false }: { visit: Visit; named?: boolean }) {
  const { t } = useTranslation();
  const [form, setForm] = useState<keyof typeof forms | null>(null);
  const advance = useAct(advanceVisit);
  const go = (to: 'on-the-way' | 'arrived') =>
    advance.mutate({ params: { id: visit.id }, body: { to, version: visit.version } });
  const Form = form && forms[form];
  const { actions } = visit;
  return (
    <article className="visit" aria-label={`${visit.requestNumber} ${visit.on}`}>
      <header>
        <strong>
          <Instant at={visit.startsAt} /> – <Instant at={visit.endsAt} />
        </strong>
        <StateTag tone={tones[visit.state]}>{t(`requests.visit.state.${visit.state}`)}</StateTag>
      </header>
      {named ? (
        <p>
          <Link to={`/requests/${visit.requestId}`}>{visit.requestNumber}</Link> {visit.requestTitle}
          {visit.customerName ? ` · ${visit.customerName}` : ''}
        </p>
      ) : null}
      <p className="quiet">
        {visit.personName ?? t('requests.visit.nobody')}
        {visit.note ? ` · ${visit.note}` : ''}
        {visit.proof ? ` · ${t(`requests.visit.proof.${visit.proof}`)}` : ''}
        {visit.outcome ? ` · ${t(`requests.visit.outcome.${visit.outcome}`)}` : ''}
        {visit.outcomeText ? ` · ${visit.outcomeText}` : ''}
        {visit.reason ? ` · ${visit.reason}` : ''}
      </p>
      <Place visit={visit} />
      {Form ? (
        <Form visit={visit} onDone={() => setForm(null)} />
      ) : (
        <div className="visit-acts">
          {actions.depart?.allowed ? (
            <ActButton allowance={actions.depart} pending={advance.isPending} onAct={() => go('on-the-way')}>
              {t('requests.visit.act.depart')}
            </ActButton>
          ) : null}
          {actions.arrive?.allowed ? (
            <ActButton allowance={actions.arrive} pending={advance.isPending} onAct={() => go('arrived')}>
              {t('requests.visit.act.arrive')}
            </ActButton>
          ) : null}
          {formNames
            .filter((name) => actions[name]?.allowed)
            .map((name) => (
              <Button key={name} onClick={() => setForm(name)}>
                {t(`requests.visit.act.${name}`)}
              </Button>
            ))}
        </div>
      )}
    </article>
  );
}
