import { listPeople, type OpenWork } from '@tongli/contracts/org';
import { Button, Space, Table } from 'antd';
import i18next from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { Due } from '../../../ui/Times.tsx';
import { giveTo, type HandOver } from './hand-over.ts';
import '../org.css';

export type { HandOver };

const perPage = 20;

function useTypeWords(): (type: string) => string {
  const { t } = useTranslation();
  return (type) => (i18next.exists(`org.open-work.${type}`) ? t(`org.open-work.${type}`) : type);
}

function useNames(): (id: string | undefined) => string {
  const { t } = useTranslation();
  const { data } = useRead(listPeople, { query: {} }, { staleTime: 60_000 });
  const names = new Map(data?.people.map(({ id, name }) => [id, name]));
  return (id) => (id ? (names.get(id) ?? id) : t('org.leaving.as-general'));
}

interface GiveProps {
  count: number;
  onGive: (successorId: string | undefined) => void;
}

/** Gives what is ticked to one person. */
function Give({ count, onGive }: GiveProps) {
  const { t } = useTranslation();
  const [to, setTo] = useState<string>();
  return (
    <div className="hand-over-give">
      <span className="figures">{t('org.leaving.chosen', { count })}</span>
      <PeopleSelect
        label={t('org.leaving.give-to')}
        {...(to ? { value: to } : {})}
        onChange={(value) => setTo(String(value))}
      />
      <Space wrap>
        <Button disabled={count === 0 || !to} onClick={() => onGive(to)}>
          {t('org.leaving.give')}
        </Button>
        <Button disabled={count === 0} onClick={() => onGive(undefined)}>
          {t('org.leaving.take-back')}
        </Button>
      </Space>
    </div>
  );
}

interface HandOverProps {
  value?: HandOver;
  onChange?: (given: HandOver) => void;
  work: readonly OpenWork[];
}

/** Open work, and who takes over which piece of it: ticked and given, so that hundreds are as easy as one. */
export function HandOverInput({ value = {}, onChange, work }: HandOverProps) {
  const { t } = useTranslation();
  const typeWords = useTypeWords();
  const nameOf = useNames();
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const give = (successorId: string | undefined) => {
    const items = work.filter(({ id }) => ticked.includes(id));
    onChange?.(giveTo(value, items, successorId));
    setTicked([]);
  };
  return (
    <>
      <Give count={ticked.length} onGive={give} />
      <Table<OpenWork>
        size="small"
        aria-label={t('org.leaving.work')}
        rowKey={({ id }) => id}
        dataSource={[...work]}
        pagination={work.length > perPage ? { pageSize: perPage, showSizeChanger: false } : false}
        rowSelection={{
          selectedRowKeys: [...ticked],
          onChange: (keys) => setTicked(keys.map(String)),
          preserveSelectedRowKeys: true,
          getTitleCheckboxProps: () => ({ 'aria-label': t('org.leaving.all') }),
          getCheckboxProps: ({ number }) => ({ 'aria-label': number }) as object,
        }}
        columns={[
          { key: 'type', title: t('org.leaving.type'), render: (_, { type }) => typeWords(type) },
          { key: 'number', title: t('org.leaving.number'), render: (_, { number }) => number },
          {
            key: 'due',
            title: t('org.leaving.due'),
            render: (_, { dueAt }) => (dueAt === null ? '—' : <Due at={dueAt} />),
          },
          { key: 'to', title: t('org.leaving.successor-of'), render: (_, { id }) => nameOf(value[id]) },
        ]}
      />
    </>
  );
}
