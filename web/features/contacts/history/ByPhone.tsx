import PhoneOutlined from '@ant-design/icons/es/icons/PhoneOutlined';
import { Link } from '@tanstack/react-router';
import { findContacts } from '@tongli/contracts/contacts';
import { Button, Input, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRead } from '../../../api/hooks.ts';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Instant } from '../../../ui/Times.tsx';
import { useContactWords } from '../words.ts';

const [fewest, most] = [4, 24];

function Found({ phone }: { phone: string }) {
  const { t } = useTranslation();
  const words = useContactWords();
  const problem = useProblemWords();
  const { data, error } = useRead(findContacts, { body: { phone } }, { gcTime: 0, staleTime: 0 });
  if (error) return <p role="alert">{problem.ofError(error)}</p>;
  if (!data) return null;
  if (data.contacts.length === 0) return <p role="status">{t('contacts.by-phone.none')}</p>;
  return (
    <ul className="side-list" aria-label={t('contacts.by-phone.title')}>
      {data.contacts.map((row) => (
        <li key={row.id}>
          <Link to={`/contacts/${row.id}`}>{row.number}</Link>
          <span>
            {words.channel(row.channel)} · <Instant at={row.startedAt} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** What came from a number. It is asked for and forgotten: it stands in no address. */
export function ByPhone() {
  const { t } = useTranslation();
  const [asked, setAsked] = useState('');
  const [open, setOpen] = useState(false);
  const search = (
    <div className="stacked">
      <Input.Search
        type="tel"
        autoComplete="off"
        autoFocus
        aria-label={t('contacts.side.phone')}
        placeholder={t('contacts.side.phone')}
        enterButton={t('contacts.by-phone.find')}
        onSearch={(phone) => setAsked(phone.trim())}
      />
      {asked.length >= fewest && asked.length <= most ? <Found phone={asked} /> : null}
    </div>
  );
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      trigger="click"
      placement="bottomRight"
      destroyOnHidden
      content={search}
    >
      <Button icon={<PhoneOutlined />} aria-expanded={open}>
        {t('contacts.by-phone.title')}
      </Button>
    </Popover>
  );
}
