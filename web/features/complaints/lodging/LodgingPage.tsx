import { lodgeForCustomer } from '@tongli/contracts/complaints';
import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { FormAside } from '../../../ui/form/FormAside.tsx';
import { Page } from '../../../ui/Page.tsx';
import { SuggestionPanel } from '../classification/SuggestionPanel.tsx';
import { RepeatPanel } from '../repeat/RepeatPanel.tsx';
import { tellVerdicts, type Verdicts } from '../repeat/verdicts.ts';
import { lodgingField, lodgingOf, usualValues } from './input.ts';
import { CustomerFields, MatterFields, SortingFields } from './LodgingFields.tsx';
import { type LodgingReceipt, Receipt } from './Receipt.tsx';

/** An agent lodges a complaint for a customer on the phone or at the counter. */
export default function LodgingPage() {
  const { t } = useTranslation();
  const [receipt, setReceipt] = useState<LodgingReceipt | null>(null);
  const verdicts = useRef<Verdicts>(new Map());
  const done = (lodged: LodgingReceipt) => {
    setReceipt(lodged);
    void tellVerdicts(lodged.id, verdicts.current);
  };
  if (receipt) return <Receipt receipt={receipt} onAnother={() => setReceipt(null)} />;
  return (
    <Page title={t('complaints.lodging.title')} lead={t('complaints.lodging.lead')}>
      <EndpointForm
        endpoint={lodgeForCustomer}
        name="complaints.lodge"
        initial={usualValues}
        input={(values) => ({ body: lodgingOf(values) })}
        fieldOf={lodgingField}
        submit={t('complaints.lodging.submit')}
        onDone={done}
      >
        <CustomerFields />
        <MatterFields />
        <FormAside>
          <RepeatPanel verdicts={verdicts} />
          <SuggestionPanel />
        </FormAside>
        <SortingFields />
      </EndpointForm>
    </Page>
  );
}
