import MenuOutlined from '@ant-design/icons/es/icons/MenuOutlined';
import QuestionCircleOutlined from '@ant-design/icons/es/icons/QuestionCircleOutlined';
import SearchOutlined from '@ant-design/icons/es/icons/SearchOutlined';
import { Link } from '@tanstack/react-router';
import type { Me } from '@tongli/contracts/access';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { LanguageSwitch } from '../LanguageSwitch.tsx';
import { Slot } from '../Slot.tsx';
import { ConnectionMark } from './ConnectionMark.tsx';
import { MeMenu } from './MeMenu.tsx';
import { ProjectSwitch } from './ProjectSwitch.tsx';

interface TopBarProps {
  me: Me;
  /** Opens the navigation on a phone. */
  onMenu?: (() => void) | undefined;
  onSearch: () => void;
  onHelp: () => void;
}

export function TopBar({ me, onMenu, onSearch, onHelp }: TopBarProps) {
  const { t } = useTranslation();
  return (
    <header className="top-bar">
      {onMenu ? <Button type="text" icon={<MenuOutlined />} aria-label={t('app.frame.menu')} onClick={onMenu} /> : null}
      <Link to="/" className="product">
        <img src="/favicon.svg" alt="" width="22" height="22" />
        <span className="product-name">{t('app.product')}</span>
      </Link>
      <ProjectSwitch me={me} />
      <button type="button" className="search-button" aria-keyshortcuts="Control+K" onClick={onSearch}>
        <SearchOutlined aria-hidden />
        <span className="search-words">{t('app.search.open')}</span>
        <kbd aria-hidden>Ctrl K</kbd>
      </button>
      <span className="top-bar-space" />
      <ConnectionMark />
      <Slot name="top.presence" give={{}} />
      <LanguageSwitch />
      <Slot name="top.tools" give={{}} />
      <Button
        type="text"
        className="help-button"
        icon={<QuestionCircleOutlined />}
        aria-label={t('app.help.title')}
        aria-haspopup="dialog"
        onClick={onHelp}
      />
      <div className="me">
        <MeMenu me={me} />
      </div>
    </header>
  );
}
