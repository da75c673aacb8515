import { cohortWho, freezeCohort } from '@tongli/contracts/measures';
import { Drawer, Input, Radio } from 'antd';
import { useTranslation } from 'react-i18next';
import { Choices } from '../../../ui/form/Choices.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { PeriodFields } from './PeriodFields.tsx';
import { useUsualPeriod } from './usual-period.ts';

/** Fixes a set of customers, and reads the period in which they were found. */
export function FreezeDrawer({ onClose, onFrozen }: { onClose: () => void; onFrozen: (id: string) => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const usual = useUsualPeriod();
  return (
    <Drawer open onClose={onClose} title={t('measures.cohort.freeze')} size={narrow ? '100%' : 520} destroyOnHidden>
      <EndpointForm
        endpoint={freezeCohort}
        name="measures.freeze-cohort"
        initial={{ who: 'served', ...usual }}
        input={({ name, who, from, to }) => ({
          body: {
            ...{ name: String(name ?? ''), who: cohortWho.parse(who) },
            ...{ from: String(from ?? ''), to: String(to ?? '') },
          },
        })}
        submit={t('measures.cohort.freeze')}
        onDone={({ id }) => onFrozen(id)}
      >
        <p className="quiet">{t('measures.cohort.freeze-lead')}</p>
        <Field name="name" label={t('measures.cohort.name')}>
          <Input autoComplete="off" maxLength={60} />
        </Field>
        <Field name="who" label={t('measures.cohort.who')}>
          <Choices>
            {cohortWho.options.map((value) => (
              <Radio key={value} value={value}>
                {t(`measures.cohort.of.${value}`)}
              </Radio>
            ))}
          </Choices>
        </Field>
        <PeriodFields />
      </EndpointForm>
    </Drawer>
  );
}
