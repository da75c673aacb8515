import { Button, Checkbox, Form, Input, InputNumber, Select } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../../ui/record/Section.tsx';
import { useTerms } from './useTerms.ts';
import '../../../ui/desk/term-rows.css';

interface RowsProps {
  name: string;
  title: string;
  lead: string;
  add: string;
  most: number;
  /** A new row. */
  first: object;
  /** What of a row is its own kind's. */
  own: (place: number) => ReactNode;
}

/** Terms by code, named in both languages, that are retired rather than removed once they were used. */
function Rows({ name, title, lead, add, most, first, own }: RowsProps) {
  const { t } = useTranslation();
  return (
    <Section title={title}>
      <p className="quiet form-notice">{lead}</p>
      <Form.List name={name}>
        {(places, { add: addRow, remove }) => (
          <>
            <ul className="term-rows" aria-label={title}>
              {places.map(({ key, name: place }) => (
                <li key={key}>
                  <Form.Item label={t('contacts.queue.code')} name={[place, 'code']}>
                    <Input autoComplete="off" />
                  </Form.Item>
                  <Form.Item label={t('contacts.queue.name-zh')} name={[place, 'name', 'zh']}>
                    <Input autoComplete="off" />
                  </Form.Item>
                  <Form.Item label={t('contacts.queue.name-en')} name={[place, 'name', 'en']}>
                    <Input autoComplete="off" />
                  </Form.Item>
                  {own(place)}
                  <Form.Item name={[place, 'retired']} valuePropName="checked">
                    <Checkbox>{t('contacts.queue.retired')}</Checkbox>
                  </Form.Item>
                  <Button
                    size="small"
                    aria-label={t('contacts.settings.remove-row', { number: place + 1 })}
                    onClick={() => remove(place)}
                  >
                    {t('contacts.remove')}
                  </Button>
                </li>
              ))}
            </ul>
            <Button disabled={places.length >= most} onClick={() => addRow(first)}>
              {add}
            </Button>
          </>
        )}
      </Form.List>
    </Section>
  );
}

const [mostReasons, mostCodes, mostMinutes] = [100, 500, 720];

/** Why somebody is not ready. */
export function ReasonRows() {
  const { t } = useTranslation();
  return (
    <Rows
      name="reasons"
      title={t('contacts.settings.reasons')}
      lead={t('contacts.settings.reasons-lead')}
      add={t('contacts.settings.add-reason')}
      most={mostReasons}
      first={{ paid: true, retired: false }}
      own={(place) => (
        <>
          <Form.Item label={t('contacts.settings.most-minutes')} name={[place, 'mostMinutes']}>
            <InputNumber min={1} max={mostMinutes} />
          </Form.Item>
          <Form.Item name={[place, 'paid']} valuePropName="checked">
            <Checkbox>{t('contacts.settings.paid')}</Checkbox>
          </Form.Item>
        </>
      )}
    />
  );
}

/** What contacts are about. */
export function CodeRows() {
  const { t } = useTranslation();
  const { projects } = useTerms();
  const choices = [{ value: '', label: t('contacts.settings.any-project') }, ...projects];
  return (
    <Rows
      name="codes"
      title={t('contacts.settings.codes')}
      lead={t('contacts.settings.codes-lead')}
      add={t('contacts.settings.add-code')}
      most={mostCodes}
      first={{ projectId: '', firstLine: true, retired: false }}
      own={(place) => (
        <>
          <Form.Item label={t('contacts.queue.project')} name={[place, 'projectId']}>
            <Select options={choices} />
          </Form.Item>
          <Form.Item name={[place, 'firstLine']} valuePropName="checked">
            <Checkbox>{t('contacts.settings.first-line')}</Checkbox>
          </Form.Item>
        </>
      )}
    />
  );
}
