import DownOutlined from '@ant-design/icons/es/icons/DownOutlined';
import { changeView, deleteView, type SavedView } from '@tongli/contracts/desk';
import { Alert, Button, Dropdown, type MenuProps, Modal } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../../api/hooks.ts';
import { useAddress } from '../../address.ts';
import { pageFile } from '../../page-file.ts';
import { useProblemWords } from '../../problem-words.ts';
import { type Desk, useKeepLayout } from '../useDesk.ts';
import { changesToNone, changesToView, contentOf, differs, viewKey } from '../view-address.ts';

const ViewForm = lazy(pageFile(() => import('./ViewForm.tsx')));

interface ViewMenuProps {
  list: string;
  desk: Desk;
}

type Items = NonNullable<MenuProps['items']>;
type Open = 'new' | 'edit' | 'delete' | null;

/** The views to choose from: one's own, then those that others show. */
function useChoices({ views, layout }: Desk, current: SavedView | undefined): Items {
  const { t } = useTranslation();
  const item = (view: SavedView) => ({
    key: `view ${view.id}`,
    label: (
      <span className="view-choice" aria-current={view.id === current?.id ? 'true' : undefined}>
        {view.name}
        {view.id === layout.defaultViewId ? <span className="quiet">{t('ui.views.is-default')}</span> : null}
        {view.own ? null : <span className="quiet">{view.ownerName}</span>}
      </span>
    ),
  });
  const group = (key: string, label: string, some: readonly SavedView[]) =>
    some.length > 0 ? [{ key, label, type: 'group' as const, children: some.map(item) }] : [];
  return [
    { key: 'none', label: t('ui.views.none') },
    ...group(
      'own',
      t('ui.views.own'),
      views.filter(({ own }) => own),
    ),
    ...group(
      'shared',
      t('ui.views.shared'),
      views.filter(({ own }) => !own),
    ),
    { type: 'divider' },
  ];
}

function useActItems({ layout }: Desk, current: SavedView | undefined, changed: boolean): Items {
  const { t } = useTranslation();
  const may = current?.actions.change.allowed ?? false;
  return [
    ...(may && changed ? [{ key: 'save', label: t('ui.views.save') }] : []),
    { key: 'new', label: t('ui.views.save-as') },
    ...(current
      ? [
          current.id === layout.defaultViewId
            ? { key: 'no-default', label: t('ui.views.no-default') }
            : { key: 'default', label: t('ui.views.make-default') },
        ]
      : []),
    ...(may
      ? [
          { key: 'edit', label: t('ui.views.edit') },
          { key: 'delete', label: t('ui.views.delete'), danger: true },
        ]
      : []),
  ];
}

/** Saved and shared views of a list. A mark says that the list has gone on from the view that it came from. */
export function ViewMenu({ list, desk }: ViewMenuProps) {
  const { t } = useTranslation();
  const words = useProblemWords();
  const [search, change] = useAddress();
  const keep = useKeepLayout(list);
  const [open, setOpen] = useState<Open>(null);
  const save = useAct(changeView);
  const remove = useAct(deleteView, () => {
    setOpen(null);
    change({ [viewKey]: undefined });
  });
  const current = desk.views.find(({ id }) => id === search[viewKey]);
  const changed = current !== undefined && differs(current, search);
  const items = [...useChoices(desk, current), ...useActItems(desk, current, changed)];
  const acts: Readonly<Record<string, () => void>> = {
    none: () => change(changesToNone(search)),
    save: () => {
      if (!current) return;
      const { id, name, shownTo, version } = current;
      save.mutate({ params: { id }, body: { name, shownTo, version, ...contentOf(search) } });
    },
    new: () => setOpen('new'),
    edit: () => setOpen('edit'),
    delete: () => setOpen('delete'),
    default: () => keep({ defaultViewId: current?.id ?? null }),
    'no-default': () => keep({ defaultViewId: null }),
  };
  const choose = (key: string) => {
    const view = desk.views.find(({ id }) => key === `view ${id}`);
    if (view) change(changesToView(view, search));
    else acts[key]?.();
  };
  const close = () => setOpen(null);
  return (
    <>
      <Dropdown trigger={['click']} menu={{ items, onClick: ({ key }) => choose(key) }} placement="bottomRight">
        <Button className="view-menu" loading={save.isPending}>
          <span className="clipped">{current ? current.name : t('ui.views.title')}</span>
          {changed ? <span className="view-changed">{t('ui.views.changed')}</span> : null}
          <DownOutlined />
        </Button>
      </Dropdown>
      {save.error ? <Alert type="error" showIcon role="alert" title={words.ofError(save.error)} /> : null}
      {open === 'new' || open === 'edit' ? (
        <Suspense fallback={null}>
          <ViewForm list={list} desk={desk} view={open === 'edit' ? (current ?? null) : null} onClose={close} />
        </Suspense>
      ) : null}
      <Modal
        open={open === 'delete'}
        title={t('ui.views.delete-question', { name: current?.name ?? '' })}
        okText={t('ui.views.delete')}
        okButtonProps={{ danger: true, loading: remove.isPending }}
        cancelText={t('ui.confirm.no')}
        onOk={() => current && remove.mutate({ params: { id: current.id } })}
        onCancel={close}
      >
        {current?.shownTo === 'owner' ? t('ui.views.delete-own') : t('ui.views.delete-shared')}
        {remove.error ? <p role="alert">{words.ofError(remove.error)}</p> : null}
      </Modal>
    </>
  );
}
