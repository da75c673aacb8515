import { Link } from '@tanstack/react-router';
import { archiveOwnIndicator, listOwnIndicators, type OwnEdition, type OwnIndicator } from '@tongli/contracts/measures';
import { Button, Drawer } from 'antd';
import { useTranslation } from 'react-i18next';
import { useAct, useRead } from '../../../api/hooks.ts';
import { useSite } from '../../../api/session.ts';
import { useAddress } from '../../../ui/address.ts';
import { ConfirmButton } from '../../../ui/Confirm.tsx';
import { Empty } from '../../../ui/Empty.tsx';
import { useBilingual } from '../../../ui/language.ts';
import type { Column } from '../../../ui/list/column.ts';
import { DataTable } from '../../../ui/list/DataTable.tsx';
import { useNarrow } from '../../../ui/narrow.ts';
import { Page } from '../../../ui/Page.tsx';
import { Read } from '../../../ui/Read.tsx';
import { Facts } from '../../../ui/record/Facts.tsx';
import { Section } from '../../../ui/record/Section.tsx';
import { StateTag } from '../../../ui/StateTag.tsx';
import { chartAddress, dayAfter, definitionOf, indicatorAddress } from '../../../ui/spc/address.ts';
import { Instant } from '../../../ui/Times.tsx';
import { useFigure } from '../live/words.ts';
import { AddingForm, EditionForm } from './OwnForm.tsx';

const editionOf = ({ editions, current }: OwnIndicator): OwnEdition | undefined =>
  editions.find(({ number }) => number === current);

function useColumns(): Column<OwnIndicator>[] {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const words = (own: OwnIndicator, of: 'name' | 'words') => pick(editionOf(own)?.[of] ?? { zh: '', en: '' });
  const state = ({ archivedAt }: OwnIndicator) => t(archivedAt ? 'measures.own.archived' : 'measures.own.in-use');
  return [
    { key: 'name', title: t('measures.own.name'), text: (own) => words(own, 'name'), phone: 'title' },
    { key: 'words', title: t('measures.own.formula'), text: (own) => words(own, 'words'), grows: true },
    {
      key: 'target',
      title: t('measures.own.target'),
      text: (own) => figure(editionOf(own)?.target ?? null, own.unit),
      number: true,
    },
    { key: 'owner', title: t('measures.own.owner'), text: ({ ownerName }) => ownerName },
    {
      key: 'state',
      title: t('measures.own.state'),
      text: state,
      render: (own) => <StateTag tone={own.archivedAt ? 'neutral' : 'done'}>{state(own)}</StateTag>,
    },
  ];
}

function Editions({ own }: { own: OwnIndicator }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const columns: Column<OwnEdition>[] = [
    {
      key: 'from',
      title: t('measures.own.from-on'),
      text: ({ fromOn }) => fromOn ?? t('measures.own.from-beginning'),
      phone: 'title',
    },
    { key: 'words', title: t('measures.own.formula'), text: ({ words }) => pick(words), grows: true },
    { key: 'by', title: t('measures.own.set-by'), text: ({ setBy }) => setBy },
    {
      key: 'at',
      title: t('measures.own.set-at'),
      text: ({ setAt }) => setAt,
      render: ({ setAt }) => <Instant at={setAt} />,
    },
  ];
  return (
    <Section title={t('measures.own.editions')}>
      <DataTable
        compact
        columns={columns}
        rows={own.editions}
        rowKey={({ number }) => String(number)}
        label={t('measures.own.editions')}
      />
    </Section>
  );
}

function Acts({ own, onWrite }: { own: OwnIndicator; onWrite: () => void }) {
  const { t } = useTranslation();
  const { mutate, isPending } = useAct(archiveOwnIndicator);
  const set = (archived: boolean) => mutate({ params: { id: own.id }, body: { archived, version: own.version } });
  return (
    <div className="form-foot">
      {own.actions.restore?.allowed ? (
        <Button loading={isPending} onClick={() => set(false)}>
          {t('measures.own.restore')}
        </Button>
      ) : null}
      {own.actions.archive?.allowed ? (
        <ConfirmButton
          question={t('measures.own.archive-question')}
          consequence={t('measures.own.archive-consequence')}
          onYes={() => set(true)}
        >
          {t('measures.own.archive')}
        </ConfirmButton>
      ) : null}
      {own.actions.change?.allowed ? <Button onClick={onWrite}>{t('measures.own.write-edition')}</Button> : null}
    </div>
  );
}

function Shown({ own, onWrite }: { own: OwnIndicator; onWrite: () => void }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const figure = useFigure();
  const { now } = useSite();
  const today = new Date(now()).toISOString().slice(0, 10);
  const span = { from: dayAfter(today, -29), to: today };
  const edition = editionOf(own);
  if (!edition) return null;
  return (
    <>
      <p className="own-formula">{edition.formula}</p>
      <p>{pick(edition.words)}</p>
      {edition.purpose ? <p className="quiet">{edition.purpose}</p> : null}
      <Facts
        facts={[
          { label: t('measures.own.unit'), value: t(`measures.own.units.${own.unit}`) },
          { label: t('measures.card.direction'), value: t(`measures.card.${edition.direction}`) },
          { label: t('measures.own.target'), value: figure(edition.target, own.unit) },
          { label: t('measures.own.kind'), value: t(`measures.own.nature.${own.nature}`) },
          { label: t('measures.own.owner'), value: own.ownerName },
        ]}
      />
      <p className="own-links">
        <Link to={indicatorAddress(own.code, span)}>{t('measures.own.open-card')}</Link>
        {' · '}
        <Link to={chartAddress(definitionOf({}, own.code, span))}>{t('measures.card.control-chart')}</Link>
      </p>
      <Editions own={own} />
      <Acts own={own} onWrite={onWrite} />
    </>
  );
}

function List({ indicators, mayAdd }: { indicators: readonly OwnIndicator[]; mayAdd: boolean }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const narrow = useNarrow();
  const [search, change] = useAddress();
  const chosen = indicators.find(({ id }) => id === search.open);
  const writing = chosen !== undefined && search.write === 'yes' && chosen.actions.change?.allowed === true;
  const close = () => change({ open: undefined, write: undefined });
  const columns = useColumns();
  const add = mayAdd ? (
    <Button type="primary" onClick={() => change({ open: 'new' })}>
      {t('measures.own.add')}
    </Button>
  ) : null;
  const title = chosen ? pick(editionOf(chosen)?.name ?? { zh: '', en: '' }) : t('measures.own.add');
  return (
    <>
      <DataTable
        columns={columns}
        rows={indicators}
        rowKey={({ id }) => id}
        label={t('measures.own.title')}
        onOpen={({ id }) => change({ open: id })}
        empty={
          <Empty title={t('measures.own.empty')} action={add}>
            {t('measures.own.empty-words')}
          </Empty>
        }
      />
      <Drawer
        open={chosen !== undefined || (mayAdd && search.open === 'new')}
        onClose={close}
        size={narrow ? '100%' : 680}
        title={title}
        destroyOnHidden
      >
        {chosen && !writing ? <Shown own={chosen} onWrite={() => change({ write: 'yes' })} /> : null}
        {chosen && writing ? <EditionForm own={chosen} onDone={() => change({ write: undefined })} /> : null}
        {chosen ? null : <AddingForm onDone={({ id }) => change({ open: id })} />}
      </Drawer>
    </>
  );
}

/** Indicators that people write themselves: what they mean, since when, and whose they are. */
export default function OwnPage() {
  const { t } = useTranslation();
  const [, change] = useAddress();
  const own = useRead(listOwnIndicators, {});
  const mayAdd = own.data?.actions.add?.allowed === true;
  const add =
    mayAdd && (own.data?.indicators.length ?? 0) > 0 ? (
      <Button onClick={() => change({ open: 'new' })}>{t('measures.own.add')}</Button>
    ) : null;
  return (
    <Page title={t('measures.own.title')} lead={t('measures.own.lead')} actions={add}>
      <Read of={own}>{({ indicators }) => <List indicators={indicators} mayAdd={mayAdd} />}</Read>
    </Page>
  );
}
