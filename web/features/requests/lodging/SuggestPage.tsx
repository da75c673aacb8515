import { Link } from '@tanstack/react-router';
import { lodgeRequest } from '@tongli/contracts/requests';
import { Button, Input, Result, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { Page } from '../../../ui/Page.tsx';
import { useDirectory } from '../people.ts';
import type { Lodged } from './LodgingForm.tsx';

/** A suggestion or praise, from anywhere: said, sent, and it is on its way to whoever answers. */
export default function SuggestPage() {
  const { t } = useTranslation();
  const { units } = useDirectory();
  const me = useMe();
  const [lodged, setLodged] = useState<Lodged | null>(null);
  if (lodged)
    return (
      <Page title={t('requests.suggest.title')}>
        <Result
          status="success"
          title={t('requests.suggest.thanks', { number: lodged.number })}
          subTitle={t('requests.suggest.thanks-words')}
          extra={
            <>
              {may(me, 'requests.read') ? (
                <Link to={`/requests/${lodged.id}`}>{t('requests.suggest.open')}</Link>
              ) : null}{' '}
              <Button onClick={() => setLodged(null)}>{t('requests.suggest.another')}</Button>
            </>
          }
        />
      </Page>
    );
  return (
    <Page title={t('requests.suggest.title')} lead={t('requests.suggest.lead')}>
      <EndpointForm
        endpoint={lodgeRequest}
        name="requests.suggest"
        initial={{ kind: 'suggestion' }}
        input={(values) => ({
          body: {
            kind: values.kind as 'suggestion' | 'praise',
            title: String(values.title ?? ''),
            text: String(values.text ?? ''),
            channel: 'staff' as const,
            unitId: values.unitId ? String(values.unitId) : null,
          },
        })}
        submit={t('requests.suggest.submit')}
        onDone={setLodged}
      >
        <Field name="kind" label={t('requests.kind-label')}>
          <Choices
            options={(['suggestion', 'praise'] as const).map((value) => ({
              value,
              label: t(`requests.kind.${value}`),
            }))}
          />
        </Field>
        <Field name="title" label={t('requests.suggest.what')}>
          <Input autoFocus autoComplete="off" />
        </Field>
        <Field name="text" label={t('requests.text')} optional>
          <LongText rows={4} most={4000} />
        </Field>
        <Field name="unitId" label={t('requests.suggest.unit')} help={t('requests.suggest.unit-help')} optional>
          <Select allowClear showSearch={{ optionFilterProp: 'label' }} options={units} />
        </Field>
      </EndpointForm>
    </Page>
  );
}
