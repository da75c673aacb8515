import DownOutlined from '@ant-design/icons/es/icons/DownOutlined';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import type { Me } from '@tongli/contracts/access';
import { Button, Dropdown } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeProject, useProject } from '../../api/project.ts';
import { useBilingual } from '../../ui/language.ts';

const all = 'all';

/** Which business line one looks at; nothing for who works for one only. */
export function ProjectSwitch({ me: { projects } }: { me: Me }) {
  const { t } = useTranslation();
  const pick = useBilingual();
  const client = useQueryClient();
  const navigate = useNavigate();
  const looked = useProject();
  const current = projects.find(({ id }) => id === looked);
  if (projects.length < 2) return null;
  const name = current ? pick(current.name) : t('app.project.all');
  const change = async (key: string) => {
    const next = projects.find(({ id }) => id === key);
    await changeProject(client, next?.id ?? null);
    const keep = (search: Record<string, unknown>) => ({ ...search, project: next?.code });
    await navigate({ to: '.', search: keep as never, replace: true });
  };
  const items = [
    { key: all, label: t('app.project.all') },
    ...projects.map((project) => ({ key: project.id, label: pick(project.name) })),
  ];
  return (
    <div className="project-switch">
      <Dropdown
        menu={{ items, selectable: true, selectedKeys: [current?.id ?? all], onClick: ({ key }) => void change(key) }}
        trigger={['click']}
        getPopupContainer={(button) => button.parentElement ?? document.body}
      >
        <Button icon={<DownOutlined />} iconPlacement="end" aria-label={t('app.project.switch', { name })}>
          <span className="project-name">{name}</span>
        </Button>
      </Dropdown>
    </div>
  );
}
