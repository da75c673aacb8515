import { type AuthorityLimit, type AuthorityLimits, setAuthorityLimits } from '@tongli/contracts/work';
import { Button, Checkbox, Form, Input, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { may, useMe } from '../../../api/session.ts';
import { ScaledNumber } from '../../../ui/form/ScaledNumber.tsx';
import { VersionedForm } from '../../../ui/form/VersionedForm.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNumbers } from '../../../ui/numbers.ts';
import { useKindName, usePostName, usePosts } from '../names.ts';
import { KindSelect } from './KindSelect.tsx';
import '../../../ui/form/rows.css';

interface Row extends Omit<AuthorityLimit, 'limitMinor'> {
  readonly limitMinor: number | undefined;
  readonly unbounded: boolean;
}

const intoForm = ({ limitMinor, ...rest }: AuthorityLimit): Row => ({
  ...rest,
  limitMinor: limitMinor ?? undefined,
  unbounded: limitMinor === null,
});
const fromForm = ({ unbounded, limitMinor, ...rest }: Row): AuthorityLimit => ({
  ...rest,
  limitMinor: unbounded ? null : (limitMinor ?? 0),
});

/** Limits to read, for those who do not set them. */
function LimitsView({ limits }: { limits: readonly AuthorityLimit[] }) {
  const { t } = useTranslation();
  const { money } = useNumbers();
  const kindName = useKindName();
  const postName = usePostName();
  const columns: Column<AuthorityLimit>[] = [
    { key: 'post', title: t('work.settings.post'), text: ({ post }) => postName(post), phone: 'title' },
    { key: 'kind', title: t('work.approval.kind'), text: ({ kind }) => kindName(kind) },
    {
      key: 'limit',
      title: t('work.settings.up-to'),
      text: ({ limitMinor, currency }) =>
        limitMinor === null ? t('work.chain.unbounded') : money(limitMinor, currency),
      number: true,
    },
  ];
  return (
    <DataTable
      label={t('work.settings.limits')}
      columns={columns}
      rows={limits}
      rowKey={({ post, kind, currency }) => `${post} ${kind} ${currency}`}
      empty={<p className="quiet">{t('work.settings.no-limits')}</p>}
    />
  );
}

function LimitRow({ place, onRemove }: { place: number; onRemove: () => void }) {
  const { t } = useTranslation();
  const posts = usePosts();
  const rows = (Form.useWatch('limits') ?? []) as readonly (Row | undefined)[];
  const kinds = [...new Set(['compensation', ...rows.flatMap((row) => row?.kind || [])])];
  return (
    <li>
      <Form.Item label={t('work.settings.post')} name={[place, 'post']}>
        <Select showSearch={{ optionFilterProp: 'label' }} options={posts} popupMatchSelectWidth={false} />
      </Form.Item>
      <Form.Item label={t('work.approval.kind')} name={[place, 'kind']}>
        <KindSelect known={kinds} />
      </Form.Item>
      <Form.Item label={t('work.settings.up-to')} name={[place, 'limitMinor']}>
        <ScaledNumber per={100} least={0} most={1_000_000_000} step={100} unit={rows[place]?.currency ?? ''} />
      </Form.Item>
      <Form.Item label={t('work.settings.currency')} name={[place, 'currency']}>
        <Input maxLength={3} />
      </Form.Item>
      <Form.Item name={[place, 'unbounded']} valuePropName="checked">
        <Checkbox>{t('work.chain.unbounded')}</Checkbox>
      </Form.Item>
      <Button
        size="small"
        danger
        aria-label={t('work.settings.remove-limit', { number: place + 1 })}
        onClick={onRemove}
      >
        {t('work.settings.remove')}
      </Button>
    </li>
  );
}

const lists = {
  limits: ({ post = '', kind = '', currency = '' }: Partial<Row>) => `${post} ${kind} ${currency}`,
};

/** A limit in words, where two are compared. */
function useLimitWords() {
  const { t } = useTranslation();
  const { money } = useNumbers();
  const kindName = useKindName();
  const postName = usePostName();
  const callOf = (path: string) => {
    const [post = '', kind = ''] = path.replace(/^limits\./, '').split(' ');
    return `${postName(post)} · ${kindName(kind)}`;
  };
  const wordsOf = (_: string, value: unknown) => {
    if (value === undefined) return t('work.settings.removed');
    const { unbounded, limitMinor = 0, currency } = value as Row;
    return unbounded ? t('work.chain.unbounded') : money(limitMinor, currency);
  };
  return { callOf, wordsOf };
}

/** Up to how much holders of a post may say yes. */
export function LimitsForm({ limits }: { limits: AuthorityLimits }) {
  const { t } = useTranslation();
  const words = useLimitWords();
  if (!may(useMe(), 'work.administer')) return <LimitsView limits={limits.limits} />;
  return (
    <VersionedForm
      endpoint={setAuthorityLimits}
      name="work.limits"
      record={{ ...limits, id: 'authority' }}
      initial={(one) => ({ limits: one.limits.map(intoForm) })}
      lists={lists}
      callOf={words.callOf}
      wordsOf={words.wordsOf}
      input={(values, version) => ({
        body: { limits: ((values.limits ?? []) as readonly Row[]).map(fromForm), version },
      })}
      submit={t('work.settings.save')}
      onDone={() => undefined}
    >
      <p className="quiet form-notice">{t('work.settings.limits-lead')}</p>
      <Form.List name="limits">
        {(places, { add, remove }) => (
          <>
            <ul className="limit-rows" aria-label={t('work.settings.limits')}>
              {places.map(({ key, name }) => (
                <LimitRow key={key} place={name} onRemove={() => remove(name)} />
              ))}
            </ul>
            <Button
              onClick={() =>
                add({ post: '', kind: 'compensation', limitMinor: 50_000, unbounded: false, currency: 'CNY' })
              }
            >
              {t('work.settings.add-limit')}
            </Button>
          </>
        )}
      </Form.List>
    </VersionedForm>
  );
}
