import type { Endpoint } from '@tongli/contracts/kernel';
import type { Skill } from '@tongli/contracts/org';
import { Button, Checkbox, Drawer } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { Empty } from '../../../ui/Empty.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { ListPage, type ListPageProps } from '../../../ui/list/ListPage.tsx';
import type { RowOf } from '../../../ui/list/useList.ts';
import { StateTag } from '../../../ui/StateTag.tsx';

/** What skills and certificates have in common. */
type Entry = Pick<Skill, 'id' | 'code' | 'name' | 'retired'>;

/** Whether it can still be asked for and given. */
export function InUseField({ help }: { help: string }) {
  const { t } = useTranslation();
  return (
    <Field name="inUse" called={t('org.in-use')} valuePropName="checked" help={help}>
      <Checkbox>{t('org.in-use')}</Checkbox>
    </Field>
  );
}

function useColumns(): { first: Column<Entry>[]; last: Column<Entry> } {
  const { t } = useTranslation();
  const pick = useBilingual();
  const state = ({ retired }: Entry) => (retired ? t('org.retired') : t('org.in-use'));
  return {
    first: [
      { key: 'code', title: t('org.name.code'), sort: 'code', text: ({ code }) => code },
      { key: 'name', title: t('org.name.name'), text: ({ name }) => pick(name), phone: 'title' },
    ],
    last: {
      key: 'retired',
      title: t('org.person.state'),
      text: state,
      render: (row) => <StateTag tone={row.retired ? 'neutral' : 'done'}>{state(row)}</StateTag>,
      phone: 'title',
    },
  };
}

type Shown<Row> = { kind: 'none' } | { kind: 'new' } | { kind: 'row'; row: Row };

interface CatalogueProps<E extends Endpoint> {
  endpoint: E;
  words: Record<'title' | 'lead' | 'add' | 'change' | 'empty' | 'emptyWords', string>;
  /** Between name and state. */
  columns?: readonly Column<RowOf<E>>[];
  add: (onDone: () => void) => ReactNode;
  change: (row: RowOf<E>, onDone: () => void) => ReactNode;
}

/** A short list of terms that the administrator keeps: opened, changed and added to in a drawer. */
export function CataloguePage<E extends Endpoint>(props: CatalogueProps<E>) {
  const { endpoint, words, columns = [], add, change } = props;
  const { t } = useTranslation();
  const mayChange = may(useMe(), 'org.administer');
  const [shown, setShown] = useState<Shown<RowOf<E>>>({ kind: 'none' });
  const close = () => setShown({ kind: 'none' });
  const { first, last } = useColumns();
  const addButton = mayChange ? (
    <Button type="primary" onClick={() => setShown({ kind: 'new' })}>
      {words.add}
    </Button>
  ) : null;
  const list: ListPageProps<E> = {
    endpoint,
    title: words.title,
    lead: words.lead,
    columns: [...first, ...columns, last] as unknown as Column<RowOf<E>>[],
    filters: [
      { kind: 'text', field: 'code', label: t('org.name.code-starts'), comparison: 'starts' },
      {
        kind: 'choice',
        field: 'retired',
        label: t('org.person.state'),
        choices: [
          { value: 'false', label: t('org.in-use') },
          { value: 'true', label: t('org.retired') },
        ],
      },
    ],
    usualSort: 'code',
    rowKey: (row) => (row as unknown as Entry).id,
    ...(mayChange ? { onOpen: (row) => setShown({ kind: 'row', row }) } : {}),
    actions: addButton,
    empty: (
      <Empty title={words.empty} action={addButton}>
        {words.emptyWords}
      </Empty>
    ),
    beside: () => (
      <Drawer
        open={shown.kind !== 'none'}
        onClose={close}
        title={shown.kind === 'new' ? words.add : words.change}
        size={520}
        destroyOnHidden
      >
        {shown.kind === 'new' ? add(close) : null}
        {shown.kind === 'row' ? change(shown.row, close) : null}
      </Drawer>
    ),
  };
  return <ListPage {...list} />;
}
