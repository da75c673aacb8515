import type { FormField, Request } from '@tongli/contracts/requests';
import { useTranslation } from 'react-i18next';
import { useBilingual } from '../../../ui/language.ts';
import { useNumbers } from '../../../ui/numbers.ts';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';

/** What was asked, and what has been entered so far, in words. */
export function Entered({ request }: { request: Request }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const { number } = useNumbers();
  const fields = new Map(request.steps.flatMap((step) => step.fields).map((field) => [field.key, field]));
  const words = (field: FormField | undefined, value: Request['form'][string]) => {
    if (value === null) return null;
    if (field?.type === 'money') return `${number(Number(value) / 100)} CNY`;
    if (field?.type === 'file') return t('requests.form.files', { count: Array.isArray(value) ? value.length : 0 });
    if (field?.type === 'choice') {
      const chosen = [value].flat().map(String);
      return chosen
        .map((key) => pick(field.choices.find((one) => one.key === key)?.name ?? { zh: key, en: key }))
        .join(' · ');
    }
    return Array.isArray(value) ? value.join(' · ') : String(value);
  };
  const facts = Object.entries(request.form).flatMap(([key, value]) => {
    const field = fields.get(key);
    const told = words(field, value);
    return told === null ? [] : [{ label: field ? pick(field.name) : key, value: told }];
  });
  if (!request.body && facts.length === 0) return null;
  return (
    <Section title={t('requests.lodging.matter')}>
      {request.body ? <p className="timeline-body">{request.body}</p> : null}
      {facts.length > 0 ? <Facts facts={facts} /> : null}
    </Section>
  );
}
