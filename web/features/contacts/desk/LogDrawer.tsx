import { getContactSettings, logContact, loggedMeans } from '@tongli/contracts/contacts';
import type { BodyInputOf } from '@tongli/contracts/kernel';
import { Drawer, Input, Select } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import type { Values } from '../../../ui/form/drafts.ts';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { LongText } from '../../../ui/form/LongText.tsx';
import { useBilingual } from '../../../ui/language.ts';
import { useNarrow } from '../../../ui/narrow.ts';
import { pageFile } from '../../../ui/page-file.ts';

const InstantInput = lazy(pageFile(() => import('../../../ui/form/InstantInput.tsx')));

const mostSummary = 4_000;
const text = (value: unknown) => String(value ?? '').trim();

/** Without name and number nobody is named; with one of them the contract asks for the other. */
function bodyOf({ means, at, phone, name, summary, codes }: Values): BodyInputOf<typeof logContact> {
  const named = text(phone) !== '' || text(name) !== '';
  return {
    means: means as BodyInputOf<typeof logContact>['means'],
    at: text(at),
    customer: named ? { phone: text(phone), name: text(name), email: null } : null,
    summary: text(summary),
    codes: (codes as string[] | undefined) ?? [],
  };
}

interface LogDrawerProps {
  onClose: () => void;
  onDone: (logged: { id: string }) => void;
}

export default function LogDrawer({ onClose, onDone }: LogDrawerProps) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const narrow = useNarrow();
  const { now } = useSite();
  const codes = useRead(getContactSettings, {}, { staleTime: 5 * 60_000 }).data?.codes ?? [];
  return (
    <Drawer open onClose={onClose} title={t('contacts.log.title')} size={narrow ? '100%' : 480} destroyOnHidden>
      <EndpointForm
        endpoint={logContact}
        name="contacts.log"
        initial={{ means: 'letter', at: new Date(now()).toISOString() }}
        input={(values) => ({ body: bodyOf(values) })}
        fieldOf={(path) => (path[0] === 'customer' ? path.slice(1) : path)}
        submit={t('contacts.log.submit')}
        onDone={onDone}
      >
        <p className="quiet form-notice">{t('contacts.log.lead')}</p>
        <Field name="means" label={t('contacts.log.means')}>
          <Select options={loggedMeans.options.map((value) => ({ value, label: t(`contacts.means.${value}`) }))} />
        </Field>
        <Suspense fallback={null}>
          <Field name="at" label={t('contacts.log.at')}>
            <InstantInput />
          </Field>
        </Suspense>
        <Field name="phone" label={t('contacts.side.phone')} optional>
          <Input type="tel" autoComplete="off" />
        </Field>
        <Field name="name" label={t('contacts.side.name')} optional>
          <Input autoComplete="off" />
        </Field>
        <Field name="summary" label={t('contacts.log.summary')}>
          <LongText rows={4} most={mostSummary} />
        </Field>
        <Field name="codes" label={t('contacts.wrap-up.codes')} optional>
          <Select
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            options={codes
              .filter(({ retired }) => !retired)
              .map(({ code, name }) => ({ value: code, label: pick(name) }))}
          />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}
