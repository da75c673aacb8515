import MenuOutlined from '@ant-design/icons/es/icons/MenuOutlined';
import { Link } from '@tanstack/react-router';
import type { Me } from '@tongli/contracts/access';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../LanguageSwitch.tsx';
import { Slot } from '../Slot.tsx';
import { ConnectionMark } from './ConnectionMark.tsx';
import { MeMenu } from './MeMenu.tsx';
import { SchemeSwitch } from './SchemeSwitch.tsx';

interface TopBarProps {
  me: Me;
  /** Opens the navigation on a phone. */
  onMenu?: (() => void) | undefined;
}

export function TopBar({ me, onMenu }: TopBarProps) {
  const { t } = useTranslation();
  return (
    <header className="top-bar">
      {onMenu ? <Button type="text" icon={<MenuOutlined />} aria-label={t('app.frame.menu')} onClick={onMenu} /> : null}
      <Link to="/" className="product">
        <img src="/favicon.svg" alt="" width="22" height="22" />
        <span className="product-name">{t('app.product')}</span>
      </Link>
      <span className="top-bar-space" />
      <ConnectionMark />
      <LanguageSwitch />
      <SchemeSwitch />
      <Slot name="top.tools" give={{}} />
      <div className="me">
        <MeMenu me={me} />
      </div>
    </header>
  );
}
