import DownOutlined from '@ant-design/icons/es/icons/DownOutlined';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type Me, signOut } from '@tongli/contracts/access';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useTranslation } from 'react-i18next';
import { call } from '../../api/call.ts';
import { may, meKey } from '../../api/session.ts';
import { useBilingual } from '../../ui/language.ts';
import { useProblemWords } from '../../ui/problem-words.ts';
import { densities, density } from '../density.ts';
import { chooseScheme, schemeChoices, useSchemeChoice } from '../scheme.ts';

function useSignOut() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => call(signOut, {}),
    onSuccess: async ({ leaveBy }) => {
      if (leaveBy) return window.location.assign(leaveBy);
      await navigate({ to: '/sign-in' });
      client.clear();
      client.setQueryData(meKey, null);
    },
  });
}

/** How the product looks to me: its colours, and how close things stand. */
function useAppearance(): { items: NonNullable<MenuProps['items']>; selected: string[] } {
  const { t } = useTranslation();
  const scheme = useSchemeChoice();
  const close = density.use();
  const colours = schemeChoices.map((choice) => ({
    key: `scheme-${choice}`,
    label: t(`app.scheme.${choice}`),
    onClick: () => chooseScheme(choice),
  }));
  const spacing = densities.map((choice) => ({
    key: `density-${choice}`,
    label: t(`app.density.${choice}`),
    onClick: () => density.choose(choice),
  }));
  const items = [
    { key: 'scheme', type: 'group' as const, label: t('app.scheme.title'), children: colours },
    { key: 'density', type: 'group' as const, label: t('app.density.title'), children: spacing },
  ];
  return { items, selected: [`scheme-${scheme}`, `density-${close}`] };
}

/** Who I am here, how I sign in, the way out. */
export function MeMenu({ me }: { me: Me }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const leave = useSignOut();
  const pick = useBilingual();
  const words = useProblemWords();
  const appearance = useAppearance();
  const roles = me.roles.map((role) => t(`app.role.${role}`)).join(t('app.list-separator'));
  const items: MenuProps['items'] = [
    { key: 'who', type: 'group', label: `${me.post ? `${pick(me.post)} · ` : ''}${roles}` },
    ...(may(me, 'work.act')
      ? [
          {
            key: 'delegation',
            label: t('work.delegation.title'),
            onClick: () => void navigate({ to: '/work/delegations' }),
          },
        ]
      : []),
    { key: 'security', label: t('app.me.security'), onClick: () => void navigate({ to: '/security' }) },
    { type: 'divider' },
    ...appearance.items,
    { type: 'divider' },
    { key: 'leave', label: t('app.me.sign-out'), onClick: () => leave.mutate() },
  ];
  return (
    <>
      {leave.error ? <span role="alert">{words.ofError(leave.error)}</span> : null}
      <Dropdown
        menu={{ items, selectable: true, multiple: true, selectedKeys: appearance.selected }}
        trigger={['click']}
        placement="bottomRight"
        getPopupContainer={(button) => button.parentElement ?? document.body}
      >
        <Button
          type="text"
          icon={<DownOutlined />}
          iconPlacement="end"
          aria-label={t('app.me.menu', { name: me.name })}
        >
          {me.name}
        </Button>
      </Dropdown>
    </>
  );
}
