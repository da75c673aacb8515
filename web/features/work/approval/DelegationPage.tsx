import {
  type Delegation,
  delegate,
  listAuthorityLimits,
  listDelegations,
  revokeDelegation,
} from '@tongli/contracts/work';
import { Alert, Button, Drawer, Select } from 'antd';
import { lazy, Suspense } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { may, useMe, useSite } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { EndpointForm } from '../../../ui/form/EndpointForm.tsx';
import { Field } from '../../../ui/form/Field.tsx';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { Page } from '../../../ui/Page.tsx';
import { pageFile } from '../../../ui/page-file.ts';
import { PeopleSelect } from '../../../ui/people/PeopleSelect.tsx';
import { useProblemWords } from '../../../ui/problem-words.ts';
import { Read } from '../../../ui/Read.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag, type Tone } from '../../../ui/StateTag.tsx';
import { Instant } from '../../../ui/Times.tsx';
import { useKindName } from '../names.ts';

const InstantInput = lazy(pageFile(() => import('../../../ui/form/InstantInput.tsx')));

const tones: Readonly<Record<Delegation['state'], Tone>> = {
  coming: 'waiting',
  running: 'progress',
  over: 'neutral',
  revoked: 'neutral',
};

function useKinds(): { value: string; label: string }[] {
  const kindName = useKindName();
  const limits = useRead(listAuthorityLimits, {}, { staleTime: 60_000 }).data?.limits ?? [];
  return [...new Set(limits.map(({ kind }) => kind))].map((kind) => ({ value: kind, label: kindName(kind) }));
}

function NewDelegation({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const narrow = useNarrow();
  const kinds = useKinds();
  const { now } = useSite();
  const hour = 3_600_000;
  const start = Math.ceil(now() / hour) * hour;
  return (
    <Drawer open onClose={onClose} title={t('work.delegation.new')} size={narrow ? '100%' : 480} destroyOnHidden>
      <EndpointForm
        endpoint={delegate}
        name="work.delegate"
        initial={{ fromAt: new Date(start).toISOString(), untilAt: new Date(start + 24 * hour).toISOString() }}
        input={(values) => {
          const chosen = (values.kinds as string[] | undefined) ?? [];
          return {
            body: {
              toId: String(values.toId ?? ''),
              fromAt: String(values.fromAt ?? ''),
              untilAt: String(values.untilAt ?? ''),
              kinds: chosen.length > 0 ? chosen : null,
            },
          };
        }}
        submit={t('work.delegation.give')}
        onDone={onClose}
      >
        <Field name="toId" label={t('work.delegation.to')}>
          <PeopleSelect />
        </Field>
        <Suspense fallback={null}>
          <Field name="fromAt" label={t('work.delegation.from-at')}>
            <InstantInput />
          </Field>
          <Field name="untilAt" label={t('work.delegation.until-at')}>
            <InstantInput />
          </Field>
        </Suspense>
        <Field name="kinds" label={t('work.delegation.kinds')} help={t('work.delegation.kinds-help')} optional>
          <Select mode="multiple" options={kinds} />
        </Field>
      </EndpointForm>
    </Drawer>
  );
}

function useColumns(given: boolean, onRevoke: (id: string) => void): Column<Delegation>[] {
  const { t } = useTranslation();
  const kindName = useKindName();
  const kinds = ({ kinds: own }: Delegation) =>
    own === null ? t('work.delegation.all-kinds') : own.map(kindName).join(t('app.list-separator'));
  return [
    {
      key: 'who',
      title: t(given ? 'work.delegation.to' : 'work.delegation.of'),
      text: ({ from, to }) => (given ? to : from).name,
      phone: 'title',
    },
    {
      key: 'state',
      title: t('work.column.state'),
      text: ({ state }) => t(`work.delegation.state.${state}`),
      render: ({ state }) => <StateTag tone={tones[state]}>{t(`work.delegation.state.${state}`)}</StateTag>,
      phone: 'title',
    },
    {
      key: 'from',
      title: t('work.delegation.from-at'),
      text: ({ fromAt }) => fromAt,
      render: ({ fromAt }) => <Instant at={fromAt} />,
    },
    {
      key: 'until',
      title: t('work.delegation.until-at'),
      text: ({ untilAt }) => untilAt,
      render: ({ untilAt }) => <Instant at={untilAt} />,
    },
    { key: 'kinds', title: t('work.delegation.kinds'), text: kinds, grows: true },
    {
      key: 'acts',
      title: t('work.column.acts'),
      only: 'screen',
      text: ({ mayRevoke }) => (mayRevoke ? t('work.delegation.revoke') : ''),
      render: ({ id, mayRevoke }) =>
        mayRevoke ? (
          <ConfirmButton
            question={t('work.delegation.revoke-question')}
            consequence={t('work.delegation.revoke-words')}
            onYes={() => onRevoke(id)}
          >
            {t('work.delegation.revoke')}
          </ConfirmButton>
        ) : null,
    },
  ];
}

function Part({ given, rows }: { given: boolean; rows: readonly Delegation[] }) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const revoke = useAct(revokeDelegation);
  const columns = useColumns(given, (id) => revoke.mutate({ params: { id } }));
  const title = t(given ? 'work.delegation.given' : 'work.delegation.received');
  return (
    <Section title={title}>
      {revoke.error ? <Alert type="error" showIcon role="alert" title={words.ofError(revoke.error)} /> : null}
      <DataTable
        label={title}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => id}
        empty={<p className="quiet">{t(given ? 'work.delegation.none-given' : 'work.delegation.none-received')}</p>}
      />
    </Section>
  );
}

/** Who approves in one's place, and in whose place one approves, from when until when. */
export default function DelegationPage() {
  const { t } = useTranslation();
  const me = useMe();
  const [search, change] = useAddress();
  const all = useRead(listDelegations, {});
  const open = () => change({ new: 'delegation' });
  const button = (
    <Button type="primary" onClick={open}>
      {t('work.delegation.new')}
    </Button>
  );
  const mayGive = may(me, 'work.act');
  return (
    <Page title={t('work.delegation.title')} lead={t('work.delegation.lead')} actions={mayGive ? button : null}>
      <Read of={all}>
        {({ delegations }) =>
          delegations.length === 0 ? (
            <Empty title={t('work.delegation.empty')}>{t('work.delegation.empty-words')}</Empty>
          ) : (
            <>
              <Part given rows={delegations.filter(({ from }) => from.id === me.accountId)} />
              <Part given={false} rows={delegations.filter(({ to }) => to.id === me.accountId)} />
            </>
          )
        }
      </Read>
      {search.new && mayGive ? <NewDelegation onClose={() => change({ new: undefined })} /> : null}
    </Page>
  );
}
